"""The parts of the main screen; none of them knows another."""
