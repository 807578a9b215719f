"""What can be done with evidence, one module a subject: each verb checks, writes and audits in one transaction."""
