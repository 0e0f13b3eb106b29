import { Button } from 'antd'
import { entryWords } from '../../copy/rule-club-facts.ts'
import { ChoiceField, NumberField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { RowButtons } from './rows.tsx'
import { rowKey, swapped, without } from './rule-rows.ts'
import styles from './rules.module.css'

/** Who enters where (req. 1.2): new members, and existing customers by the rank of what they spent. */
export function EntryForm() {
  const { rules, set } = useRulesForm()
  const { tiers, entry } = rules
  const { shares } = entry.existing
  const codes = shares.map(({ tier }) => tier)
  const choices = tiers.map(({ code, name }) => ({ value: code, label: name }))
  const free = tiers.findLast(({ code }) => !codes.includes(code))
  const path = 'entry.existing.shares'
  return (
    <>
      <div className={styles.fields}>
        <ChoiceField path="entry.newMember" label="没有消费记录的新会员" choices={choices} />
        <NumberField path="entry.existing.windowMonths" label="老客户看最近多久的消费" unit="个月" none="全部" />
      </div>
      <p className={styles.soft}>老客户按自付消费排名：{entryWords(rules)}。</p>
      <table className={styles.table} style={{ width: 'auto' }}>
        <caption className="visually-hidden">老客户入会等级</caption>
        <thead>
          <tr>
            <th scope="col">从消费最多的起</th>
            <th scope="col">占全部老客户</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {codes.map((_, index) => (
            <tr key={rowKey(codes, index)}>
              <td>
                <ChoiceField
                  path={`${path}.${index}.tier`}
                  label={`第 ${index + 1} 段进入的等级`}
                  choices={choices}
                  bare
                />
              </td>
              <td>
                <NumberField
                  path={`${path}.${index}.shareMilli`}
                  label={`第 ${index + 1} 段占比`}
                  scale={10}
                  unit="%"
                  bare
                />
              </td>
              <td>
                <RowButtons
                  name={`第 ${index + 1} 段`}
                  index={index}
                  count={shares.length}
                  onMove={(to) => set(path, swapped(shares, index, to, ['shareMilli']))}
                  onRemove={() => set(path, without(shares, index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problems path={path} />
      {free && <Button onClick={() => set(path, [...shares, { tier: free.code, shareMilli: 100 }])}>加一段</Button>}
    </>
  )
}
