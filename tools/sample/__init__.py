"""The sample month: what is written in its sheets and what it means, as tables; how each sheet looks, as code."""
