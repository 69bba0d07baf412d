"""The example as municipalities really keep their workbooks: seeded dirt laid over it, and what every cell means."""
