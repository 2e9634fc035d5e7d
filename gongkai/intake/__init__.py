"""Other people's tables: Word, Excel, web pages, PDF and text become a proposal in YAML."""
