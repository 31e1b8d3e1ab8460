"""The Integreat CMS: read its German content, write translations back. `connector.IntegreatCms` is the way in."""
