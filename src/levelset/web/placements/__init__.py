"""Which page of the framework a person holds, since when and why, and the page that they aim at."""
