import { Button, Empty, Skeleton, Table } from 'antd'
import type { TableColumnType, TableProps } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import type { MouseEvent, ReactNode, RefObject } from 'react'
import { useHeight } from '../components/use-height.ts'
import { Cell, isNumber, widthOf } from './cell.tsx'
import { openButtonId } from './detail-drawer.tsx'
import type { ListColumn, RowActions, Sort } from './list.ts'
import type { ListPlace } from './use-list-view.ts'
import { useWidest } from './use-widest.ts'
import styles from './list.module.css'

interface ListTableProps<Row> {
  /** undefined: nothing was read yet. */
  readonly rows: readonly Row[] | undefined
  readonly columns: readonly ListColumn<Row>[]
  readonly actions: RowActions<Row> | undefined
  readonly idOf: (row: Row) => string
  readonly place: ListPlace
  /** Rows can be opened beside the list. */
  readonly opens: boolean
  /** Another page is on its way while this one still stands. */
  readonly busy: boolean
  readonly empty: ReactNode
  readonly faded: ((row: Row) => boolean) | undefined
  /** Rows can be chosen, several at once. */
  readonly choosing: Choosing<Row> | undefined
}

interface Choosing<Row> {
  readonly ids: readonly string[]
  readonly choose: (ids: readonly string[]) => void
  /** Something can be done with this row. */
  readonly fits: (row: Row) => boolean
}

const headerHeight = 48
const cellPadding = 32
const boxWidth = 48

/** The rows; they fill what height there is and scroll inside, so that head, first column, actions and pager stay in sight. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { rows, columns, idOf, place, opens, busy, empty, faded, choosing } = props
  const frame = useRef<HTMLDivElement>(null)
  const height = useHeight(frame)
  const buttonsWidth = useWidest(frame, `.${styles.buttons}`, rows)
  const actionsWidth = buttonsWidth === 0 ? 0 : buttonsWidth + cellPadding
  const width = columns.reduce((sum, column) => sum + widthOf(column), actionsWidth + (choosing ? boxWidth : 0))
  const { openId } = place.view
  useNoFocusInMeasure(frame, choosing !== undefined && rows !== undefined)
  return (
    <div ref={frame} className={styles.frame} data-opens={opens} aria-busy={busy || rows === undefined}>
      {rows === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 12, width: '100%' }} className={styles.skeleton ?? ''} />
      ) : (
        <Table<Row>
          rowKey={idOf}
          columns={tableColumns(props, actionsWidth)}
          dataSource={rows}
          loading={{ spinning: busy, delay: 250 }}
          pagination={false}
          {...(choosing && { rowSelection: boxes(choosing, columns[0]) })}
          scroll={{ x: width, y: Math.max(height - headerHeight, 160) }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
          rowClassName={(row) => `${idOf(row) === openId ? styles.opened : ''} ${faded?.(row) ? styles.faded : ''}`}
          onRow={(row) => (opens ? { onClick: () => place.open(idOf(row)) } : {})}
          onChange={(_pagination, _filters, sorter) => {
            const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
            if (columnKey !== undefined) place.sortBy(sortOf(String(columnKey), order))
          }}
        />
      )}
    </div>
  )
}

/** Ant Design measures its columns in a hidden row of their titles: the box in it must not take the focus. */
function useNoFocusInMeasure(frame: RefObject<HTMLElement>, hasBox: boolean): void {
  useLayoutEffect(() => {
    if (hasBox) frame.current?.querySelector('.ant-table-measure-row')?.setAttribute('inert', '')
  }, [frame, hasBox])
}

/** Boxes before the rows; the one in the head is for all of the page. */
function boxes<Row>(
  { ids, choose, fits }: Choosing<Row>,
  name: ListColumn<Row> | undefined,
): NonNullable<TableProps<Row>['rowSelection']> {
  return {
    selectedRowKeys: [...ids],
    onChange: (keys) => choose(keys.map(String)),
    getCheckboxProps: (row) => ({ disabled: !fits(row), 'aria-label': `选择${name?.value(row) ?? ''}` }),
    // A click on a box is not one on the row.
    onCell: () => ({ onClick: (event: MouseEvent) => event.stopPropagation() }),
    getTitleCheckboxProps: () => ({ 'aria-label': '选择本页' }),
    columnWidth: boxWidth,
    fixed: true,
  }
}

function sortOf(by: string, order: 'ascend' | 'descend' | null | undefined): Sort {
  return { by, direction: order === 'ascend' ? 'asc' : 'desc' }
}

function tableColumns<Row>(
  { columns, actions: Buttons, idOf, place, opens }: ListTableProps<Row>,
  actionsWidth: number,
): TableColumnType<Row>[] {
  const facts = columns.map((column, at): TableColumnType<Row> => {
    const isName = at === 0
    return {
      key: column.key,
      title: column.title,
      width: widthOf(column),
      ...(isNumber(column.kind) && { align: 'right', className: styles.number ?? '' }),
      ...(isName && { fixed: 'start' }),
      ...(column.sort && sorting(column.key, column.sort, place.view.sort)),
      render: (_, row) =>
        isName && opens ? (
          <OpenButton id={idOf(row)} column={column} row={row} place={place} />
        ) : (
          <Cell column={column} row={row} />
        ),
    }
  })
  if (Buttons === undefined) return facts
  return [
    ...facts,
    {
      key: 'actions',
      title: <span className="visually-hidden">操作</span>,
      width: actionsWidth,
      fixed: 'end',
      className: `${styles.actions} ${actionsWidth === 0 ? styles.none : ''}`,
      // A click on a button, or in the dialog that it opens, is not one on the row.
      onCell: () => ({ onClick: (event: MouseEvent) => event.stopPropagation() }),
      render: (_, row) => (
        <span className={styles.buttons}>
          <Buttons row={row} filters={place.view.filters} />
        </span>
      ),
    },
  ]
}

function sorting<Row>(key: string, first: 'asc' | 'desc', sort: Sort | null): TableColumnType<Row> {
  return {
    sorter: true,
    showSorterTooltip: false,
    sortDirections: first === 'asc' ? ['ascend', 'descend', 'ascend'] : ['descend', 'ascend', 'descend'],
    sortOrder: sort?.by === key ? (sort.direction === 'asc' ? 'ascend' : 'descend') : null,
  }
}

interface OpenButtonProps<Row> {
  readonly id: string
  readonly column: ListColumn<Row>
  readonly row: Row
  readonly place: ListPlace
}

function OpenButton<Row>({ id, column, row, place }: OpenButtonProps<Row>) {
  const { under, lead, ...name } = column
  return (
    <Led lead={lead?.(row)}>
      <Button
        type="link"
        id={openButtonId(id)}
        className={styles.name ?? ''}
        aria-haspopup="dialog"
        aria-expanded={id === place.view.openId}
        onClick={(event) => {
          event.stopPropagation()
          place.open(id)
        }}
      >
        <Cell column={name} row={row} />
      </Button>
      {under !== undefined && <span className={styles.under}>{under.value(row)}</span>}
    </Led>
  )
}

/** A name with what stands before it. */
function Led({ lead, children }: { readonly lead: ReactNode; readonly children: ReactNode }) {
  if (lead === undefined) return <>{children}</>
  return (
    <span className={styles.led}>
      {lead}
      <span>{children}</span>
    </span>
  )
}
