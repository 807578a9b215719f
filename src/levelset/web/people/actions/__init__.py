"""What can be done about people, one module a subject: each verb checks, writes and audits in one transaction."""
