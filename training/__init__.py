"""Recipe of the French pipeline that the package ships: preparation, training, assembly, scores."""
