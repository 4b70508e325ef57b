"""French: the pipeline that ships (`model/`, made by `training/`) and the closed classes of words that steer reading."""
