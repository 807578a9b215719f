"""Pure rules about people's work: who may do and see what. Functions over plain values, without a database."""
