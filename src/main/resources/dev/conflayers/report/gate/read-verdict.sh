overall=$(sed -n 's/^  "overall" : "\([A-Z_]*\)",*$/\1/p' verdict.json)
code=$(sed -n 's/^  "exitCode" : \([0-9]*\),*$/\1/p' verdict.json)
