import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import type { WorkType } from '@cheyou/contract'
import {
  addWorkType,
  changeWorkType,
  listConsoleWorkTypes,
  restoreWorkType,
  retireWorkType,
} from '@cheyou/contract/routes'
import { call, keyed } from '../../api/call.ts'
import { Failure } from '../../components/failure.tsx'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { useIntent } from '../../kit/use-intent.ts'
import { ruleListKey } from './rule-queries.ts'
import { WorkTypeForm, type WorkTypeList } from './work-type-form.tsx'
import styles from './rules.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

const workTypesKey = ['work-types'] as const

/** Opens the shop's list of work types (req. 2.2); it is no part of a draft: what changes there holds at once. */
export function WorkTypesButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>管理维修类型</Button>
      <Drawer title="维修类型" size={560} open={open} onClose={() => setOpen(false)} destroyOnHidden>
        <WorkTypes />
      </Drawer>
    </>
  )
}

function WorkTypes() {
  const client = useQueryClient()
  const list = useQuery({ queryKey: workTypesKey, queryFn: ({ signal }) => call(listConsoleWorkTypes, { signal }) })
  const [edited, setEdited] = useState<string | null>(null)
  /** The answer of every change is the whole list. */
  const took = (types: WorkTypeList) => {
    client.setQueryData(workTypesKey, types)
    void client.invalidateQueries({ queryKey: ruleListKey })
    setEdited(null)
  }
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
  if (!list.data) return <Skeleton active />
  return (
    <div className={styles.sections}>
      <p className={styles.soft}>
        到店登记和积分比例按维修类型。改动立即生效；停用的不再出现在到店登记里，旧工单和导入仍然认得。
      </p>
      <ul className={styles.rows}>
        {list.data.rows.map((type) => (
          <li key={type.code}>
            {edited === type.code ? (
              <WorkTypeForm
                type={type}
                onSave={(_key, { code, ...body }) => call(changeWorkType, { params: { code }, body })}
                onSaved={took}
                onCancel={() => setEdited(null)}
              />
            ) : (
              <WorkTypeRow type={type} onEdit={() => setEdited(type.code)} onChanged={took} />
            )}
          </li>
        ))}
      </ul>
      {edited === '' ? (
        <WorkTypeForm
          type={null}
          onSave={(key, body) => call(addWorkType, { body, key })}
          onSaved={took}
          onCancel={() => setEdited(null)}
        />
      ) : (
        <Button onClick={() => setEdited('')} style={{ alignSelf: 'flex-start' }}>
          加一个维修类型
        </Button>
      )}
    </div>
  )
}

interface WorkTypeRowProps {
  readonly type: WorkType
  readonly onEdit: () => void
  readonly onChanged: (types: WorkTypeList) => void
}

function WorkTypeRow({ type, onEdit, onChanged }: WorkTypeRowProps) {
  const { code, name, aliases, ordinaryRepair, retired } = type
  const retiring = useIntent(keyed(retireWorkType))
  const restoring = useIntent(keyed(restoreWorkType))
  const intent = retired ? restoring : retiring
  const change = async (): Promise<void> => {
    const list = await intent.run({ params: { code } })
    if (list !== null) onChanged(list)
  }
  return (
    <>
      <span className={styles.grow}>
        <span className={retired ? styles.soft : undefined}>{name}</span> <code className={styles.soft}>{code}</code>{' '}
        {retired && <Tag>已停用</Tag>}
        {ordinaryRepair && <Tag color="blue">计入单次维修升级</Tag>}
        {aliases.length > 0 && <span className={styles.note}>导入时也叫：{aliases.join('、')}</span>}
        {intent.error !== null && (
          <p className={styles.problem} role="alert">
            {problemSentence(intent.error)}
          </p>
        )}
      </span>
      <Button type="link" aria-label={`修改${name}`} onClick={onEdit}>
        修改
      </Button>
      <Button
        type="link"
        aria-label={`${retired ? '恢复' : '停用'}${name}`}
        loading={whenSlow(intent.busy)}
        onClick={() => void change()}
      >
        {retired ? '恢复' : '停用'}
      </Button>
    </>
  )
}
