import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useStored } from '../../components/use-stored.ts'
import { defaultColumns, optionalColumns } from './columns.tsx'
import type { ColumnKey } from './columns.tsx'
import styles from './members.module.css'

const known: ReadonlySet<unknown> = new Set(optionalColumns.map((column) => column.key))

const isColumns = (value: unknown): value is readonly ColumnKey[] =>
  Array.isArray(value) && value.every((key) => known.has(key))

/** The columns this browser shows. */
export function useColumns() {
  return useStored<readonly ColumnKey[]>('cheyou.console.members.columns', defaultColumns, isColumns)
}

interface ColumnChoiceProps {
  readonly chosen: readonly ColumnKey[]
  readonly onChoose: (columns: readonly ColumnKey[]) => void
}

/** Which columns stand in the table, and the way back to the usual ones. */
export function ColumnChoice({ chosen, onChoose }: ColumnChoiceProps) {
  const list = (
    <div className={styles.columnChoice}>
      <Checkbox.Group
        value={[...chosen]}
        onChange={(columns) => onChoose(columns)}
        options={optionalColumns.map(({ key, title }) => ({ value: key, label: title }))}
        className={styles.columnList}
        aria-label="显示的列"
      />
      <Button type="link" size="small" onClick={() => onChoose(defaultColumns)}>
        恢复默认
      </Button>
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-haspopup="dialog">
        列
      </Button>
    </Popover>
  )
}
