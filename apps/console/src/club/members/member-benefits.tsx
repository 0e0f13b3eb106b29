import type { BenefitUse, MemberBenefits as Benefits } from '@cheyou/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { momentInTable, noAdvisorYet, returnedBeside, returnedTo } from '@cheyou/words'
import { useBenefits } from './member-queries.ts'
import { UndoBenefit } from './undo-benefit.tsx'
import styles from './member-benefits.module.css'
import drawer from './member-drawer.module.css'

/** The service package this year with what was used, where and by whom; a slip is taken back with a reason (req. 1.3, 3.4). */
export function MemberBenefits({ memberId }: { readonly memberId: string }) {
  const [undoing, setUndoing] = useState<BenefitUse | null>(null)
  const benefits = useBenefits(memberId)
  const { data } = benefits
  return (
    <section aria-labelledby="member-benefits">
      <h2 id="member-benefits" className={drawer.heading}>
        权益
      </h2>
      {benefits.isError && <p className={drawer.nothing}>权益没有加载出来，请稍后再打开。</p>}
      {data && <Package benefits={data} />}
      {data && data.uses.length > 0 && (
        <ul className={drawer.list} aria-label="使用记录">
          {data.uses.map((use) => (
            <Use key={use.useId} use={use} onUndo={() => setUndoing(use)} />
          ))}
        </ul>
      )}
      <UndoBenefit memberId={memberId} use={undoing} onClose={() => setUndoing(null)} />
    </section>
  )
}

function Package({ benefits: { benefits, state, startsOn, endsOn, advisor, advisorName } }: { benefits: Benefits }) {
  return (
    <>
      {advisor && <p className={drawer.small}>{`专属服务顾问：${advisorName ?? noAdvisorYet}`}</p>}
      {benefits.length === 0 ? (
        <p className={drawer.nothing}>现在的等级没有按次的权益。</p>
      ) : (
        <p className={drawer.small}>
          {`${startsOn} 至 ${endsOn}`}
          {state === 'grace' && '，宽限期内'}
          {state === 'lapsed' && '，已到期，续会后才能使用'}
        </p>
      )}
      <ul className={drawer.list} aria-label="本年还剩">
        {benefits.map(({ code, name, perYear, used, left }) => (
          <li key={code} className={styles.benefit}>
            <span>{name}</span>
            <span
              className={drawer.small}
            >{`每年 ${perYear} 次，${returnedBeside({ perYear, left }) ?? `已用 ${used} 次`}`}</span>
            <strong className={styles.left}>{left === 0 ? '已用完' : `剩 ${left} 次`}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}

function Use({ use, onUndo }: { readonly use: BenefitUse; readonly onUndo: () => void }) {
  const {
    name,
    quantity,
    usedAt,
    storeName,
    staffName,
    orderNumber,
    undoneAt,
    undoneBy,
    undoReason,
    thisYear,
    returnedOn,
  } = use
  const facts = [momentInTable(usedAt), storeName, staffName, orderNumber && `工单 ${orderNumber}`, !thisYear && '往年']
  return (
    <li className={styles.use}>
      <div className={styles.words}>
        <span className={undoneAt === null ? '' : styles.undone}>{`${name} ${quantity} 次`}</span>
        <span className={drawer.small}>{facts.filter(Boolean).join(' · ')}</span>
        {undoneAt !== null && (
          <span className={drawer.small}>
            {`${momentInTable(undoneAt)} ${undoneBy ?? ''}撤销`}
            {undoReason && `：${undoReason}`}
            {returnedTo(returnedOn)}
          </span>
        )}
      </div>
      {use.can.includes('undo') && (
        <Button type="text" size="small" onClick={onUndo} aria-label={`撤销${name} ${momentInTable(usedAt)}`}>
          撤销
        </Button>
      )}
    </li>
  )
}
