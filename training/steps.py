"""Steps that leave a result behind, run in as many processes as asked, each as soon as what it needs is there."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """What a step leaves behind, how (a call that can be sent to another process), and the results of other steps that it needs."""

    result: Path
    run: Callable[[], object]
    needs: tuple[Path, ...] = ()


def run_steps(steps: Sequence[Step], *, jobs: int = 1) -> None:
    """Run the steps whose result is not there, up to `jobs` at a time, those that stand first before others."""
    waiting = [step for step in steps if not step.result.exists()]
    for step in steps:
        if step not in waiting:
            print(f"kept   {step.result}", flush=True)
    running: dict[Future[object], Step] = {}
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        while waiting or running:
            missing = {step.result for step in (*waiting, *running.values())}
            ready = [step for step in waiting if missing.isdisjoint(step.needs)]
            for step in ready[: jobs - len(running)]:
                print(f"making {step.result}", flush=True)
                waiting.remove(step)
                running[pool.submit(step.run)] = step
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                del running[future]
                future.result()
