"""gongkai keeps a bureau's yearly 政务公开工作要点任务分解表 as plain YAML in git."""

__version__ = "0.1.0"
