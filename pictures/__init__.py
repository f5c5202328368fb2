"""The pictures of the demo newsroom, built as scenes and lit and taken by Blender's Cycles.

What is rendered is kept beside the demo's stories; nobody needs Blender to run the paper."""
