import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import { useFormats } from '../app/formats';
import { Amount } from '../money/amount';
import classes from './chart.module.css';
import { type Cell, isOfFigures, type TableTwin, type TwinRow } from './table-twin';

function Shown({ cell }: { cell: Cell }) {
  const { percent, count } = useFormats();
  if (typeof cell === 'string') return cell;
  if ('money' in cell) return <Amount money={cell.money} signed={cell.signed ?? false} />;
  if ('share' in cell) return cell.share === null ? '–' : percent(cell.share);
  return count(cell.count);
}

/** A picture's figures to read; the first cell of a row opens the entries behind it. */
export function TwinTable({ twin, label }: { twin: TableTwin; label: string }) {
  const end = (column: number) => (isOfFigures(twin, column) ? 'end' : 'start');
  const first = ({ cells, to, isPart }: TwinRow) => {
    const name = <Shown cell={cells[0] ?? ''} />;
    return (
      <Table.Th scope="row" fw={400} className={isPart ? classes.part : undefined}>
        {to ? (
          <Anchor component={Link} to={to} className={classes.rowLink} size="sm">
            {name}
          </Anchor>
        ) : (
          name
        )}
      </Table.Th>
    );
  };
  return (
    <Table aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {twin.columns.map((column, index) => (
            <Table.Th key={column} scope="col" ta={end(index)}>
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {twin.rows.map((row) => (
          <Table.Tr key={row.key}>
            {first(row)}
            {row.cells.slice(1).map((cell, index) => (
              <Table.Td key={twin.columns[index + 1]} ta={end(index + 1)}>
                <Shown cell={cell} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
      {twin.total && (
        <Table.Tfoot>
          <Table.Tr>
            {twin.total.map((cell, index) => (
              <Table.Th key={twin.columns[index]} scope={index === 0 ? 'row' : undefined} ta={end(index)}>
                <Shown cell={cell} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      )}
    </Table>
  );
}
