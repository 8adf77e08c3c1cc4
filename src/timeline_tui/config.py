"""The user's settings, read from the configuration folder of the platform and nowhere else."""
