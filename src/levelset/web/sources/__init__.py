"""Bringing in what its author did elsewhere: read from a log, a document, a calendar or a forge; looked at; picked."""
