import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useMemo } from 'react'
import { useStored } from '../components/use-stored.ts'
import type { ListColumn } from './list.ts'
import styles from './list.module.css'

/** Columns turned away from how the list shows them at first; one that a later version adds is not among them. */
interface Turned {
  readonly hidden: readonly string[]
  readonly shown: readonly string[]
}

const usual: Turned = { hidden: [], shown: [] }

const isTurned = (value: unknown): value is Turned =>
  typeof value === 'object' &&
  value !== null &&
  [(value as Turned).hidden, (value as Turned).shown].every(
    (keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string'),
  )

export interface ChosenColumns<Row> {
  readonly columns: readonly ListColumn<Row>[]
  readonly isShown: (key: string) => boolean
  readonly choose: (keys: readonly string[]) => void
  readonly reset: () => void
}

/** Which columns this browser shows of a list. The first always stays: it opens the row. */
export function useColumns<Row>(list: string, all: readonly ListColumn<Row>[]): ChosenColumns<Row> {
  const [turned, setTurned] = useStored<Turned>(`cheyou.console.${list}.columns`, usual, isTurned)
  return useMemo(() => {
    const isShown = (key: string) => {
      const optional = all.find((column) => column.key === key)?.optional === true
      return optional ? turned.shown.includes(key) : !turned.hidden.includes(key)
    }
    return {
      columns: all.filter(({ key }, at) => at === 0 || isShown(key)),
      isShown,
      choose: (keys) =>
        setTurned({
          hidden: all.filter(({ key, optional }) => !optional && !keys.includes(key)).map(({ key }) => key),
          shown: all.filter(({ key, optional }) => optional && keys.includes(key)).map(({ key }) => key),
        }),
      reset: () => setTurned(usual),
    }
  }, [all, turned, setTurned])
}

interface ColumnChoiceProps<Row> {
  readonly all: readonly ListColumn<Row>[]
  readonly chosen: ChosenColumns<Row>
}

/** Which columns stand in the table, and the way back to the usual ones. */
export function ColumnChoice<Row>({ all, chosen: { isShown, choose, reset } }: ColumnChoiceProps<Row>) {
  const [first, ...others] = all
  if (first === undefined || others.length === 0) return null
  const list = (
    <div className={styles.columnChoice}>
      <Checkbox.Group
        value={others.filter(({ key }) => isShown(key)).map(({ key }) => key)}
        onChange={(keys: string[]) => choose([first.key, ...keys])}
        options={others.map(({ key, title }) => ({ value: key, label: title }))}
        className={styles.columnList ?? ''}
        aria-label="显示的列"
      />
      <Button type="link" size="small" onClick={reset}>
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
