"""Settings, wiring, logs: the only place where adapters meet ports."""
