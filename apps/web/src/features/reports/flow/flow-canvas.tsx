import { useCallback } from 'react';
import { useFormats } from '../../../app/formats';
import { Canvas, type Picked, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawn, type MoneyWords } from '../../../money/format';

export interface SankeyNode {
  readonly id: string;
  readonly label: string;
  readonly color: string | null;
  readonly amount: MoneyWords;
  readonly to: string | null;
}

export interface SankeyLink {
  readonly source: string;
  readonly target: string;
  readonly amount: MoneyWords;
}

interface FlowCanvasProps {
  label: string;
  nodes: readonly SankeyNode[];
  links: readonly SankeyLink[];
  /** On a phone and a tablet the names stand below each other with less room beside them. */
  isNarrow: boolean;
  onPick: (to: string) => void;
}

/** Money from the left to the right; a band is as wide as what flows. */
export function FlowCanvas({ label, nodes, links, isNarrow, onPick }: FlowCanvasProps) {
  const { amount, axis } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => {
      const at = new Map(nodes.map((node) => [node.id, node]));
      const called = (id: string) => at.get(id)?.label ?? '';
      return {
        tooltip: {
          ...tooltip(colors),
          formatter: ({ dataType, name, data }: Told) => {
            if (dataType !== 'edge') {
              const node = at.get(name);
              return node ? `${node.label}\n${amount(node.amount)}` : '';
            }
            const link = links.find(({ source, target }) => source === data.source && target === data.target);
            return link ? `${called(link.source)} → ${called(link.target)}\n${amount(link.amount)}` : '';
          },
        },
        series: [
          {
            type: 'sankey',
            left: 4,
            // What is not divided ends beside the categories: it runs behind none of them.
            nodeAlign: 'left',
            right: isNarrow ? 118 : 200,
            top: 8,
            bottom: 8,
            nodeWidth: isNarrow ? 10 : 14,
            nodeGap: isNarrow ? 12 : 16,
            draggable: false,
            cursor: 'pointer',
            emphasis: { focus: 'adjacency' },
            lineStyle: { color: 'gradient', opacity: 0.35, curveness: 0.5 },
            label: {
              color: colors.text,
              fontSize: isNarrow ? 11 : 12,
              // The bands lie behind the words.
              textBorderColor: colors.surface,
              textBorderWidth: 3,
              width: isNarrow ? 112 : 192,
              overflow: 'truncate',
              formatter: ({ name }: { name: string }) => {
                const node = at.get(name);
                if (!node) return '';
                return isNarrow
                  ? node.label
                  : `${node.label} ${axis(node.amount.currency, drawn(node.amount))}`;
              },
            },
            data: nodes.map(({ id, color }) => ({ name: id, itemStyle: { color: color ?? colors.net } })),
            links: links.map((link) => ({
              source: link.source,
              target: link.target,
              value: drawn(link.amount),
            })),
          },
        ],
      };
    },
    [nodes, links, isNarrow, amount, axis],
  );
  const pick = useCallback(
    ({ dataType, name, data }: Picked) => {
      const { source, target } =
        dataType === 'edge' ? (data as Told['data']) : { source: name, target: name };
      // A band is of the category at its outer end.
      const outer = [target, source].map((id) => nodes.find((node) => node.id === id)?.to);
      const to = outer.find(Boolean);
      if (to) onPick(to);
    },
    [nodes, onPick],
  );
  const rows = Math.max(4, nodes.length / (isNarrow ? 2 : 2.4));
  return (
    <Canvas label={label} option={option} height={Math.round(Math.min(900, 120 + rows * 34))} onPick={pick} />
  );
}

interface Told {
  readonly dataType?: string;
  readonly name: string;
  readonly data: { readonly source: string; readonly target: string };
}
