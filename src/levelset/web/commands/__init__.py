"""What ``levelset`` runs of the web application: ``serve``, ``demo``, ``manage``, and the processes that they start."""
