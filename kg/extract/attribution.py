"""To whom the words around a quotation attribute it: "», a déclaré X", "X dénonce un texte qui «", "selon X", or the speaker before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.discourse import Discourse
from kg.extract.participants import Party, Value
from kg.extract.phrases import opens_phrase
from kg.extract.quoted import Quoted
from kg.extract.saying import WITH_REACH, Verbs
from kg.extract.speakers import STOPS, Speakers
from kg.language.fr import speech
from kg.language.fr import words as fr

if TYPE_CHECKING:
    from kg.extract.claims import Scene

VERB_REACH: Final = 9
SUBJECT_REACH: Final = 22
COMMAS: Final = frozenset({",", "-", "–", "—", "("})
NAMING: Final = frozenset({"source", "view", "words-of"})
INVERTED_CONFIDENCE: Final = 0.95
VERB_CONFIDENCE: Final = 0.9
SOURCE_CONFIDENCE: Final = 0.9
CLAUSE_CONFIDENCE: Final = 0.75
CARRIED_CONFIDENCE: Final = 0.65


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a quotation: nobody known where `values` is empty. `start` and `end` are the atoms of the words that say so."""

    values: tuple[Value, ...]
    start: int
    end: int
    rule: str
    confidence: float


class Attribution:
    """The voices of one article's quotations."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self.scene, self.atoms, self.folds, self.discourse = scene, scene.atoms, scene.atoms.folds, discourse
        self.speakers = Speakers(scene, discourse)
        self.verbs = Verbs(scene.atoms, scene.parties, discourse)

    def voices(self) -> dict[Quoted, Voice]:
        """Each quotation with the voice that was found for it; those that go unattributed take over a neighbour's."""
        found: dict[Quoted, Voice] = {}
        for number in range(len(self.discourse.bounds)):
            quotes = self.discourse.inside(number)
            for position, quote in enumerate(quotes):
                following = quotes[position + 1].start if position + 1 < len(quotes) else self.discourse.bounds[number][1]
                voice = self._explicit(number, quote, following)
                if voice is not None:
                    found[quote] = voice
                    self.speakers.spoke[number] = voice.values
        for quote in self.discourse.quoted:
            if quote not in found and (voice := self._carried(quote, found)) is not None:
                found[quote] = voice
                self.speakers.spoke.setdefault(self.discourse.number[quote.start], voice.values)
        return found

    def _explicit(self, number: int, quote: Quoted, following: int) -> Voice | None:
        """The voice that the words of its own sentence give a quotation; `following` is where the next one or the sentence's end is."""
        start, end = self.discourse.bounds[number]
        bare = not self.discourse.words(start, quote.start)
        behind, before = self._behind(quote, min(following, end), bare=bare), None if bare else self._before(start, quote)
        if behind is not None and not (before is not None and before.rule in NAMING and behind.rule == "inverted-pronoun"):
            return behind
        return self._within(quote) or before or self._source_behind(quote, end) or self._clause(start, quote)

    # --- behind the quotation

    def _behind(self, quote: Quoted, limit: int, *, bare: bool) -> Voice | None:
        """ "», a-t-il ajouté", "», déplore l'économiste X", "», selon X"."""
        i = quote.end
        comma = i < limit and self.folds[i] in COMMAS
        i += comma
        if i < limit and self.folds[i] == ":" and bare and (values := self.speakers.phrase(i + 1, limit)):
            return Voice(values, i, self._phrase_end(i, limit), "colon", CLAUSE_CONFIDENCE)
        if i >= limit or not (comma or bare or self.verbs.says(i) or self.folds[i] in speech.AUXILIARIES):
            return None
        return self._inverted_pronoun(i, limit, bare=bare) or self._source(i, limit) or self._inverted_noun(i, limit, bare=bare and comma)

    def _inverted_pronoun(self, i: int, limit: int, *, bare: bool) -> Voice | None:
        """The pronoun of "a-t-il ajouté", "précise-t-elle", "dit-il", "s'est-elle félicitée" at or soon behind atom `i`."""
        for k in range(i + 2, min(i + VERB_REACH, limit)):
            if self.folds[k] in COMMAS - {"-"} | STOPS:
                return None
            if self.folds[k] not in speech.INVERTED or self.folds[k - 1] != "-":
                continue
            verb = k - 4 if self.folds[k - 3 : k - 1] == ["-", "t"] else k - 2
            participle = self.verbs.participle_behind(k, limit)
            if not (bare or self.verbs.says(verb) or participle is not None):
                return None
            values = () if self.folds[k] in speech.UNNAMED else self._told(k, i) or self.speakers.recent(k, self.folds[k])
            return Voice(values, i, (participle or k) + 1, "inverted-pronoun", INVERTED_CONFIDENCE)
        return None

    def _told(self, k: int, i: int) -> tuple[Value, ...]:
        """Who acts before the colon that opens the quotation: "X veut y croire : « … », dit-il"."""
        quote = self.discourse.around[i - 1] or self.discourse.around[i - 2]
        if quote is None or self.folds[quote.start - 1] != ":":
            return ()
        return self.speakers.acts_before(self.discourse.number[k], quote.start)

    def _inverted_noun(self, i: int, limit: int, *, bare: bool) -> Voice | None:
        """Whom "a déclaré X", "s'est félicité X" names; any verb may do so behind a quotation that opens its sentence."""
        k = i
        while k < min(i + VERB_REACH, limit) and not self.verbs.attributes(k, any_verb=bare or self.verbs.behind(k, limit) is not None):
            if self.folds[k] not in speech.LEADS and self.atoms.pos(k) != "ADV":
                return None
            k += 1
        if k >= min(i + VERB_REACH, limit) or self.verbs.is_gerund(k) or (self.verbs.is_infinitive(k) and not self.verbs.says(k)):
            return None
        head = self.verbs.behind(k, limit)
        head = self.verbs.behind(k, limit, "obj") if head is None and bare else head
        values = self.speakers.head(head) if head is not None else self.speakers.phrase(k + 1, min(limit, k + SUBJECT_REACH))
        if values is None or (not bare and head is None and not values):
            return None
        return Voice(values, i, self._phrase_end(k, limit), "inverted-subject", INVERTED_CONFIDENCE)

    def _phrase_end(self, k: int, limit: int) -> int:
        """Behind the first party that follows the verb at atom `k`, for the evidence."""
        party = next((p for p in self.speakers.parties.inside(k, limit) if p.left > k), None)
        return min(party.right, limit) if party is not None and party.left - k < SUBJECT_REACH else k + 1

    def _source_behind(self, quote: Quoted, end: int) -> Voice | None:
        """ "« … » dans la région, selon X": a source further on in the sentence."""
        outside = self.discourse.outside(quote.end, end)
        return next((voice for i in outside if (voice := self._source(i, end)) is not None), None)

    # --- within the quotation

    def _within(self, quote: Quoted) -> Voice | None:
        """ "« Nous sommes, a-t-il dit, prêts »": the attribution stands within the marks, between commas."""
        for i in range(quote.first + 1, quote.last - 1):
            if self.folds[i] not in {",", "?", "!"}:
                continue
            voice = self._inverted_pronoun(i + 1, quote.last, bare=False) or self._inverted_name(i + 1, quote.last)
            if voice is not None and self._set_off(i + 1, voice.end, quote.last):
                return voice
        return None

    def _inverted_name(self, i: int, limit: int) -> Voice | None:
        """ "a promis X" at atom `i`: a verb of saying with a person or body right behind it."""
        k = i + (self.folds[i] in speech.AUXILIARIES)
        party = self.speakers.starting(k + 1) if k + 1 < limit and self.verbs.says(k) else None
        values = self.speakers.named(party) if party is not None else ()
        return Voice(values, i, party.right, "inverted-subject", INVERTED_CONFIDENCE) if party is not None and values else None

    def _set_off(self, start: int, end: int, last: int) -> bool:
        """Whether what stands from `start` to `end` is a verb of saying with its pronoun, a comma or full stop close behind."""
        near = self.folds[end : min(end + WITH_REACH, last)]
        return any(self.verbs.says(k) for k in range(start, end)) and bool({",", "."} & set(near))

    # --- before the quotation

    def _before(self, start: int, quote: Quoted) -> Voice | None:
        """The nearest verb of saying, source or word for words before a quotation in its sentence: "X a fustigé «", "selon X,"."""
        for k in reversed(self.discourse.outside(start, quote.start)):
            if self.folds[k] == ";":
                return None
            voice = self._source(k, quote.start, start) or self._noun_of(k, quote.start) or self._said(k, start, quote.start)
            if voice is not None:
                return voice
        return None

    def _source(self, k: int, limit: int, start: int = -1) -> Voice | None:
        """Whom "selon", "d'après", "aux yeux de" at atom `k` names; "pour X," only at the head of a clause."""
        if not opens_phrase(self.folds, k, speech.SOURCES):
            return self._view(k, limit, start)
        phrase = next(p for p in speech.SOURCES if tuple(self.folds[k : k + len(p)]) == p)
        i = k + len(phrase)
        if i >= len(self.folds):
            return None
        if self.folds[i] in {"lui", "elle"}:
            values = self._here_or_before(start if start >= 0 else self.discourse.bounds[self.discourse.number[k]][0], k, i)
        elif self.folds[i] in {"qui", "lequel", "laquelle"}:
            values = self.speakers.named(before) if (before := self._nearest(start, k)) is not None else ()
        else:
            values = self._named_source(i, limit)
        return Voice(values, k, self._phrase_end(k, max(limit, k + 2)), "source", SOURCE_CONFIDENCE)

    def _named_source(self, i: int, limit: int) -> tuple[Value, ...]:
        """ "selon X", "selon les mots de X", "selon ses termes"."""
        limit = min(limit, i + SUBJECT_REACH)
        noun = next((n for n in range(i, min(i + 4, limit)) if self.folds[n] in speech.WORDS), None)
        if noun is not None and self.folds[noun] not in speech.DOCUMENTS:
            if noun + 1 < limit and self.folds[noun + 1] in fr.OF:
                return self.speakers.phrase(noun + 2, limit) or ()
            return self.speakers.recent(noun, "")
        return self.speakers.phrase(i, limit) or ()

    def _view(self, k: int, limit: int, start: int) -> Voice | None:
        """ "Pour X, le projet «": at the head of the sentence or behind a comma, and a comma behind; "X, pour qui …"."""
        if (
            self.folds[k] not in speech.FOR
            or k + 1 >= limit
            or not (k <= max(start, 0) or self.folds[k - 1] in COMMAS | {":", ";", "»", "\n"})
        ):
            return None
        if self.folds[k + 1] in {"qui", "lequel", "laquelle"}:
            before = self._nearest(start, k)
            return Voice(self.speakers.named(before), k, k + 2, "source", SOURCE_CONFIDENCE) if before is not None else None
        party = next((p for p in self.speakers.parties.inside(k + 1, min(k + 5, limit)) if p.left <= k + 3), None)
        if party is None or party.right >= len(self.folds) or self.folds[party.right] not in {",", "("}:
            return None
        values = self.speakers.named(party)
        return Voice(values, k, party.right, "view", SOURCE_CONFIDENCE) if values else None

    def _noun_of(self, k: int, limit: int) -> Voice | None:
        """ "ces mots de X :", "la promesse de X «"."""
        if self.folds[k] not in speech.WORDS or self.folds[k] in speech.DOCUMENTS or k + 1 >= limit or self.folds[k + 1] not in fr.OF:
            return None
        party = self.speakers.starting(k + 2) or self.speakers.starting(k + 1)
        values = self.speakers.named(party) if party is not None and party.right <= limit else ()
        return Voice(values, k, limit, "words-of", VERB_CONFIDENCE) if values else None

    def _said(self, k: int, start: int, limit: int) -> Voice | None:
        """The subject of the verb of saying at atom `k`, before it or inverted behind it."""
        if not self.verbs.says(k):
            return None
        inverted = self._inverted_pronoun(k, min(limit, k + WITH_REACH), bare=False) if self.folds[k + 1] == "-" else None
        if inverted is not None:
            return inverted
        if not self.verbs.is_active(k, start):
            agent = self.speakers.parties.agent(k)
            return Voice(self.speakers.named(agent), k, agent.right, "agent", VERB_CONFIDENCE) if agent is not None else None
        values = self._verb_subject(k, start, limit)
        return Voice(values, self._phrase_start(k, values), k + 1, "verb", VERB_CONFIDENCE) if values is not None else None

    def _phrase_start(self, k: int, values: tuple[Value, ...]) -> int:
        """Where the last party that names the speaker begins before the verb at atom `k`, else the verb, for the evidence."""
        before = self.speakers.parties.inside(self.discourse.bounds[self.discourse.number[k]][0], k)
        return next((p.left for p in reversed(before) if set(p.values) & set(values) and k - p.left < SUBJECT_REACH), k)

    def _verb_subject(self, k: int, start: int, limit: int) -> tuple[Value, ...] | None:
        """Who says what the verb at atom `k` reports; () where it is nobody known, None where the sentence names nobody."""
        parenthetic = self.folds[k - 1] == "," or (self.folds[k - 1] in speech.AUXILIARIES and self.folds[k - 2] == ",")
        behind = self.verbs.behind(k, limit) if parenthetic else None
        if behind is not None:
            return self.speakers.head(behind)
        number = self.discourse.number[k]
        if self.verbs.is_gerund(k) and self.folds[k - 1] == ",":
            return self.speakers.spoke.get(number) or self.speakers.acts_before(number, k)
        if parenthetic and "," in self.folds[k + 1 : limit] and (values := self.speakers.phrase(k + 1, min(limit, k + 4))):
            return values
        head = self.speakers.subject_head(k)
        if head is not None and self.discourse.around[head] is None and self.discourse.number[head] == number:
            if self.folds[head] == "on":
                return ()
            return self._mouth(head, k) or self.speakers.head(head)
        if self.verbs.is_infinitive(k) and (values := self.speakers.acts_before(number, k)):
            return values
        party = self._nearest(start, k)
        return self.speakers.who(party, party.left) if party is not None else None

    def _mouth(self, head: int, k: int) -> tuple[Value, ...]:
        """Who speaks for the subject at atom `head`: "la Cour, par la voix de X, assure"."""
        at = next((n for n in range(head + 1, k) if opens_phrase(self.folds, n, speech.MOUTHS)), None)
        return self.speakers.phrase(at + 4, k) or () if at is not None else ()

    # --- the clause around it, and speakers that go on

    def _clause(self, start: int, quote: Quoted) -> Voice | None:
        """ "y voit « une chance »", "X : « … »": who acts in the clause; a capital within a clause is a title's."""
        if not self.discourse.words(start, quote.start):
            return None
        colon = self.folds[quote.start - 1] == ":" or self.folds[quote.start - 2 : quote.start] == [":", "\n"]
        if not colon and self.atoms.capital(quote.first):
            return None
        head = None if colon else self._acting_head(quote)
        party = self._nearest(start, quote.start)
        values = self.speakers.head(head) if head is not None else self.speakers.who(party, party.left) if party is not None else ()
        rule = "colon" if colon else "clause"
        return Voice(values, start, quote.start, rule, CLAUSE_CONFIDENCE) if values else None

    def _acting_head(self, quote: Quoted) -> int | None:
        """The subject of the verb that the tree hangs the quotation on."""
        token = self.atoms.tokens[quote.first]
        while token.head.i != token.i:
            token = token.head
            at = self.speakers.parties.first.get(token.i, 0)
            if self.discourse.around[at] is None and token.pos_ in {"VERB", "AUX"}:
                return self.speakers.subject_head(at)
        return None

    def _carried(self, quote: Quoted, found: dict[Quoted, Voice]) -> Voice | None:
        """The speaker of a quotation that no words attribute: a neighbour's; standing alone, whoever acts or speaks before it."""
        number = self.discourse.number[quote.start]
        near = [q for q in self.discourse.quoted if q in found and self._same_paragraph(q, quote)]
        same, before, after = (
            [q for q in near if self.discourse.number[q.start] == number], [q for q in near if q.end <= quote.start],
            [q for q in near if q.start >= quote.end],
        )  # fmt: skip
        values: tuple[Value, ...] = ()
        if same:
            values = found[same[-1]].values
        elif not self.discourse.words(*self.discourse.bounds[number]):
            values = found[before[-1]].values if before else self._going_on(number) or (found[after[0]].values if after else ())
        return Voice(values, quote.start, quote.end, "carried", CARRIED_CONFIDENCE) if len(values) == 1 else None

    def _going_on(self, number: int) -> tuple[Value, ...]:
        """Who acts in the sentence before, in the same paragraph, or who spoke in it where a paragraph is one quotation."""
        if not number:
            return ()
        if self._close(number):
            return self.speakers.acting(number - 1)
        return self.speakers.spoke.get(number - 1, ())

    def _same_paragraph(self, one: Quoted, other: Quoted) -> bool:
        return self.discourse.paragraph[one.start] == self.discourse.paragraph[other.start]

    def _close(self, number: int) -> bool:
        """Whether the sentence before one stands in the same paragraph."""
        here, before = self.discourse.bounds[number][0], self.discourse.bounds[number - 1][0]
        return self.discourse.paragraph[here] == self.discourse.paragraph[before]

    def _nearest(self, start: int, k: int) -> Party | None:
        """The last party before atom `k` in its sentence that no preposition governs."""
        start = start if start >= 0 else self.discourse.bounds[self.discourse.number[k]][0]
        parties = self.speakers.parties
        free = [p for p in parties.inside(start, k) if p.right <= k and self.discourse.around[p.left] is None and not parties.governed(p)]
        return free[-1] if free else None

    def _here_or_before(self, start: int, k: int, pronoun: int) -> tuple[Value, ...]:
        """Whom "selon lui" means: who acts before it in its sentence, else the last speaker."""
        gender = "m" if self.folds[pronoun] == "lui" else "f"
        party = self._nearest(start, k)
        values = self.speakers.named(party) if party is not None else ()
        fitting = tuple(v for v in values if getattr(v, "gender", "") in {"", gender})
        return fitting if len(fitting) == 1 else self.speakers.recent(pronoun, self.folds[pronoun])
