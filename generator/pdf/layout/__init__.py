"""Sets a document's model as pages: breaks its lines, cells and pages, and draws them, tagged."""
