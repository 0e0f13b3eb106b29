import { trackNames } from '@cheyou/words'
import { AddRow, RowButtons } from './rows.tsx'
import { NumberField, TextField } from './fields.tsx'
import { Problems, useRulesForm } from './form.tsx'
import { rowKey, without } from './rule-rows.ts'
import styles from './rules.module.css'

const SOURCES_MOST = 100

/** What gives points besides visits (req. 2.2); a shop adds its own. */
export function SourcesForm() {
  const { rules, set } = useRulesForm()
  const { sources } = rules.earning
  const codes = sources.map(({ code }) => code)
  const path = 'earning.sources'
  return (
    <>
      <p className={styles.soft}>每次给多少分，每年最多几次。入会赠送在“入会与续会”里，人工调整在“限额”里。</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">其他积分来源</caption>
          <thead>
            <tr>
              {['来源', trackNames.qualifying, trackNames.redeemable, '每年最多'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {sources.map(({ name }, index) => (
              <tr key={rowKey(codes, index)}>
                <th scope="row">
                  <TextField path={`${path}.${index}.name`} label={`第 ${index + 1} 个来源的名称`} bare />
                  <Problems path={`${path}.${index}.code`} />
                </th>
                {(['qualifying', 'redeemable'] as const).map((track) => (
                  <td key={track}>
                    <NumberField
                      path={`${path}.${index}.${track}`}
                      label={`${name}${trackNames[track]}`}
                      unit="分"
                      bare
                    />
                  </td>
                ))}
                <td>
                  <NumberField path={`${path}.${index}.perYear`} label={`${name}每年最多`} unit="次" none="不限" bare />
                </td>
                <td>
                  <RowButtons
                    name={name}
                    index={index}
                    count={sources.length}
                    onRemove={() => set(path, without(sources, index))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AddRow
        what="来源"
        taken={['visit', 'joining', 'manual', ...codes]}
        codeFrom="source"
        disabled={sources.length >= SOURCES_MOST}
        onAdd={({ name, code }) => set(path, [...sources, { code, name, qualifying: 0, redeemable: 0, perYear: null }])}
      />
    </>
  )
}
