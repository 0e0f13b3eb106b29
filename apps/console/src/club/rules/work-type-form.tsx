import { Button, Input, Select, Switch } from 'antd'
import { useId, useState } from 'react'
import type { WorkType } from '@cheyou/contract'
import type { addWorkType, AnswerOf, InputOf, listConsoleWorkTypes } from '@cheyou/contract/routes'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import { codeProblem } from './rows.tsx'
import styles from './rules.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

const ALIASES_MOST = 20

type NewWorkType = InputOf<typeof addWorkType>['body']
/** What every change of the list answers: the whole of it. */
export type WorkTypeList = AnswerOf<typeof listConsoleWorkTypes>

interface WorkTypeFormProps {
  /** Null: a new one. */
  readonly type: WorkType | null
  readonly onSave: (key: string, given: NewWorkType) => Promise<WorkTypeList>
  readonly onSaved: (types: WorkTypeList) => void
  readonly onCancel: () => void
}

/** A work type as a form: name, code, the words of the DMS, and whether it is an ordinary repair. */
export function WorkTypeForm({ type, onSave, onSaved, onCancel }: WorkTypeFormProps) {
  const [given, setGiven] = useState<NewWorkType>(type ?? { code: '', name: '', aliases: [], ordinaryRepair: false })
  const wrongCode = codeProblem(given.code, [])
  const ready = given.name.trim() !== '' && given.code !== '' && wrongCode === null
  const { code, name, aliases, ordinaryRepair } = given
  const saving = useIntent(onSave)
  const save = async (): Promise<void> => {
    const types = await saving.run({ code, name, aliases, ordinaryRepair })
    if (types !== null) onSaved(types)
  }
  const set = (change: Partial<NewWorkType>) => setGiven({ ...given, ...change })
  return (
    <form
      className={styles.workType}
      aria-label={type === null ? '新的维修类型' : `修改${type.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void save()
      }}
    >
      <WorkTypeFields given={given} isNew={type === null} set={set} wrongCode={wrongCode} />
      {saving.error !== null && (
        <p className={styles.problem} role="alert">
          {problemSentence(saving.error)}
        </p>
      )}
      <span className={styles.given}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={whenSlow(saving.busy)}>
          保存
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </span>
    </form>
  )
}

interface WorkTypeFieldsProps {
  readonly given: NewWorkType
  readonly isNew: boolean
  readonly wrongCode: string | null
  readonly set: (change: Partial<NewWorkType>) => void
}

function WorkTypeFields({ given, isNew, wrongCode, set }: WorkTypeFieldsProps) {
  const ids = [useId(), useId(), useId(), useId(), useId()]
  return (
    <>
      <span className={styles.field}>
        <label htmlFor={ids[0]} className={styles.label}>
          名称
        </label>
        <Input id={ids[0]} value={given.name} maxLength={40} onChange={({ target }) => set({ name: target.value })} />
      </span>
      {isNew && (
        <span className={styles.field}>
          <label htmlFor={ids[1]} className={styles.label}>
            代码
          </label>
          <Input
            id={ids[1]}
            value={given.code}
            maxLength={40}
            placeholder="如 painting"
            status={wrongCode === null ? '' : 'error'}
            aria-describedby={ids[4]}
            onChange={({ target }) => set({ code: target.value.trim() })}
          />
          <span id={ids[4]} className={wrongCode === null ? styles.soft : styles.problem}>
            {wrongCode ?? '工单和规则里用，定了就不再改'}
          </span>
        </span>
      )}
      <span className={styles.field}>
        <label htmlFor={ids[2]} className={styles.label}>
          售后系统里的其他叫法，导入时用
        </label>
        <Select
          id={ids[2]}
          mode="tags"
          value={given.aliases}
          maxCount={ALIASES_MOST}
          placeholder="输入后按回车"
          open={false}
          suffixIcon={null}
          onChange={(aliases) => set({ aliases: aliases.map((word) => word.trim()).filter((word) => word !== '') })}
        />
      </span>
      <span className={styles.field}>
        <label htmlFor={ids[3]} className={styles.label}>
          算一般维修，满额可升级
        </label>
        <Switch id={ids[3]} checked={given.ordinaryRepair} onChange={(ordinaryRepair) => set({ ordinaryRepair })} />
      </span>
    </>
  )
}
