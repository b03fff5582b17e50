export const indexHtml = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<title>Session Info</title>
		<link rel="icon" href="/workspace/icon.png" />
		<link rel="stylesheet" href="/workspace/page/tokens.css" />
		<link rel="stylesheet" href="/workspace/page/main.css" />
		<script type="module" src="/workspace/page/main.js"></script>
	</head>
	<body>
		<div id="page"><p class="loading" role="status">Starting the workspace…</p></div>
		<noscript>This page needs JavaScript.</noscript>
	</body>
</html>
`;
