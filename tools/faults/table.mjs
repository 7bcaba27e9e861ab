/** The table that the documents have too: Markdown, with its columns in line. */
export function tableOf({ faults, totals }) {
  const rows = [
    ['fault', 'sent', 'answered', 'failed', 'lost', 'doubled', 'recovery, s'],
    ...faults.map((row) => [
      row.name,
      row.sent,
      row.answered,
      failed(row),
      row.lost,
      row.doubled,
      row.recoverySeconds === null ? 'never' : row.recoverySeconds.toFixed(1),
    ]),
    [
      'all',
      totals.sent,
      totals.answered,
      totals.failed,
      totals.lost,
      totals.doubled,
      `at most ${totals.slowestRecoverySeconds.toFixed(1)}`,
    ],
  ].map((row) => row.map(String));
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function failed({ failed: count, codes }) {
  if (count === 0) return '0';
  const parts = Object.entries(codes).map(([code, times]) => `${times} × ${code}`);
  return parts.join(', ');
}
