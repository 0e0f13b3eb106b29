import { DownOutlined, SettingOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { isShown, moved, turned, usualColumns } from './column-order.ts'
import type { ChosenColumns } from './use-columns.ts'
import styles from './list.module.css'

/** Which columns stand in the table and in which order, and the way back to the usual ones. */
export function ColumnChoice<Row>({ chosen }: { readonly chosen: ChosenColumns<Row> }) {
  const { all, choice, choose } = chosen
  const others = all.slice(1)
  if (others.length === 0) return null
  const list = (
    <div className={styles.columnChoice}>
      <ul className={styles.columnList} aria-label="显示的列">
        {others.map((column, at) => (
          <li key={column.key} className={styles.columnRow}>
            <Checkbox
              className={styles.columnName ?? ''}
              checked={isShown(column, choice)}
              onChange={({ target }) => choose(turned(choice, column, target.checked))}
            >
              {column.title}
            </Checkbox>
            <Move column={column} chosen={chosen} by={-1} disabled={at === 0} />
            <Move column={column} chosen={chosen} by={1} disabled={at === others.length - 1} />
          </li>
        ))}
      </ul>
      <Button type="link" size="small" onClick={() => choose(usualColumns)}>
        恢复默认
      </Button>
    </div>
  )
  return (
    <Popover title="显示的列" content={list} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-haspopup="dialog" aria-label="列" title="显示的列" />
    </Popover>
  )
}

interface MoveProps<Row> {
  readonly column: { readonly key: string; readonly title: string }
  readonly chosen: ChosenColumns<Row>
  readonly by: -1 | 1
  readonly disabled: boolean
}

function Move<Row>({ column: { key, title }, chosen: { all, choice, choose }, by, disabled }: MoveProps<Row>) {
  return (
    <Button
      type="text"
      size="small"
      icon={by < 0 ? <UpOutlined /> : <DownOutlined />}
      aria-label={`${title}${by < 0 ? '往前' : '往后'}`}
      disabled={disabled}
      onClick={() => choose(moved(choice, all, key, by))}
    />
  )
}
