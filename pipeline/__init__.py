"""The core: the nouns, the ports and the steps of a page's way. Pure; imports nothing else of ours."""
