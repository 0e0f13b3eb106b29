import type { ConsoleClub } from '@cheyou/contract'
import { changeClub, getConsoleClub } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { Emblem } from '../../components/emblem.tsx'
import { DetailActions, Facts, Section } from '../../kit/detail.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { TextItem } from '../../kit/form-items.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { card } from '../../kit/page.tsx'
import { PictureField } from '../../kit/picture-field.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { AccentField } from './accent-field.tsx'
import styles from './club.module.css'

const clubKey = ['club'] as const

interface LookValues {
  readonly revision: number
  readonly name: string
  readonly logo: string | null
  readonly accent: string | null
}

/** The club's name, logo and accent, and how they look on a screen. */
export function Look() {
  const query = useQuery({ queryKey: clubKey, queryFn: ({ signal }) => call(getConsoleClub, { signal }) })
  return (
    <div className={card}>
      <Section title="名称和外观">
        <Loaded query={query} name="名称和外观">
          {(club) => <Shown club={club} />}
        </Loaded>
      </Section>
    </div>
  )
}

function Shown({ club }: { readonly club: ConsoleClub }) {
  const { name, accent, look, mayChange } = club
  const [changing, setChanging] = useState(false)
  return (
    <>
      <div className={styles.look}>
        <Emblem size={64} logoUrl={look.logoUrl} />
        <Facts
          facts={[
            ['名称', name],
            ['主色', accent === null ? '程序默认的蓝色' : <Swatch key="accent" colour={accent} />],
          ]}
        />
        {look.accent !== null && <Sample accent={look.accent} />}
      </div>
      {mayChange ? (
        <DetailActions>
          <Button onClick={() => setChanging(true)}>修改名称和外观</Button>
        </DetailActions>
      ) : (
        <p className={styles.hint}>有多家门店时，由集团管理员修改。</p>
      )}
      {changing && <ChangeLook club={club} onClose={() => setChanging(false)} />}
    </>
  )
}

const Swatch = ({ colour }: { readonly colour: string }) => (
  <span className={styles.swatch}>
    <span style={{ background: colour }} aria-hidden="true" />
    {colour}
  </span>
)

/** A button and a word in both schemes, as the phone draws them. */
function Sample({ accent }: { readonly accent: NonNullable<ConsoleClub['look']['accent']> }) {
  return (
    <div className={styles.samples} role="img" aria-label="浅色和深色界面里的主色">
      {(['light', 'dark'] as const).map((scheme) => {
        const { accent: own, onAccent } = accent[scheme]
        return (
          <div key={scheme} className={styles.sample} data-scheme={scheme} aria-hidden="true">
            <span style={{ background: own, color: onAccent }}>按钮</span>
            <span style={{ color: own }}>链接</span>
          </div>
        )
      })}
    </div>
  )
}

function ChangeLook({ club, onClose }: { readonly club: ConsoleClub; readonly onClose: () => void }) {
  const { name, logo, accent, revision } = club
  const intent = useIntent((key, body: LookValues) => call(changeClub, { body, key }), {
    refreshes: ['club', 'session', 'acts'],
  })
  return (
    <FormDialog<LookValues, ConsoleClub>
      title="修改名称和外观"
      about="保存后，所有手机和电脑在下次打开时换上。"
      okText="保存"
      initialValues={{ revision, name, logo, accent }}
      intent={intent}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="revision" hidden>
        <Input />
      </Form.Item>
      <TextItem name="name" label="名称" most={80} missing="请填写名称" />
      <Form.Item name="logo" label="标志">
        <PictureField disabled={false} square fit="方形、透明或纯色底最合适" />
      </Form.Item>
      <Form.Item name="accent" label="主色" extra="用在按钮和链接上。深色界面里会自动调亮。">
        <AccentField />
      </Form.Item>
    </FormDialog>
  )
}
