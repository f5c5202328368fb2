"""The pages of the demo newsroom put before other people's tools. `make audit`."""
