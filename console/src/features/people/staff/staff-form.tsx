import { ENGAGEMENT_LABELS, ENGAGEMENTS, type Engagement } from '@functions/_common/engagement'
import type { Grant } from '@functions/_common/grants'
import { people, type Staff, UserName } from '@functions/people/contract'
import { site } from '@site'
import { App, Button, Checkbox, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { fieldErrors, sayAll } from '../../../say'
import { useCall } from '../../../use-call'
import { GrantsEditor } from './grants-editor'
import { OneTimePassword } from './one-time-password'

interface StaffFormProps {
  readonly person: Staff | null
  readonly columns: ReadonlyMap<string, string>
  readonly onChanged: () => void
  readonly onClose: () => void
}

interface Values {
  readonly userName: string
  readonly name: string
  readonly unitId: string
  readonly grants: Grant[]
  readonly active: boolean
  readonly engagement: Engagement
  readonly endsAt: Dayjs | null
  readonly mentorId: string | null
}

const NAMES = ['userName', 'name', 'unitId', 'grants', 'engagement', 'endsAt', 'mentorId'] as const

/** One account: new or existing. A password is never typed by an administrator, only handed out once. */
export function StaffForm({ person, columns, onChanged, onClose }: StaffFormProps) {
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [password, setPassword] = useState<{ name: string; password: string } | null>(null)

  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
      onChanged()
    } catch (error) {
      const fields = fieldErrors(error)
      const placed = NAMES.flatMap((name) => (fields[name] ? [{ name, errors: [fields[name]] }] : []))
      form.setFields(placed)
      if (placed.length === 0) message.error(sayAll(error), 6)
    } finally {
      setBusy(false)
    }
  }
  const save = ({ userName, name, unitId, grants, active, ...engagedAs }: Values) =>
    run(async () => {
      const engaged = engagedOf(engagedAs)
      if (!person) {
        const added = await api(people).addStaff({ userName, name, unitId, grants, ...engaged })
        return setPassword({ name, password: added.oneTimePassword })
      }
      await api(people).changeStaff({ staffId: person.staffId, name, unitId, grants, active, ...engaged })
      message.success(`${name}的账号改好了。`)
      onClose()
    })

  return (
    <Modal
      open
      width={600}
      title={person ? `${person.name}的账号` : '添一个人'}
      okText={person ? '存' : '添上，给一次性密码'}
      cancelText="不改了"
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
      {...(password ? { footer: <Button onClick={onClose}>告诉本人了，关掉</Button> } : {})}
    >
      {password && <OneTimePassword {...password} />}
      {!password && (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={
            person
              ? { ...person, endsAt: person.endsAt ? dayjs(person.endsAt) : null }
              : { grants: [], active: true, engagement: 'staff', endsAt: null, mentorId: null }
          }
          onFinish={save}
        >
          {!person && (
            <Form.Item
              name="userName"
              label="账号"
              extra="小写字母开头，可以有数字。定了就不改。"
              rules={[
                {
                  validator: (_, value) =>
                    UserName.safeParse(value).success
                      ? Promise.resolve()
                      : Promise.reject(new Error('账号用小写字母开头，可以有数字')),
                },
              ]}
            >
              <Input autoComplete="off" maxLength={32} />
            </Form.Item>
          )}
          <Form.Item
            name="name"
            label="姓名"
            rules={[{ required: true, whitespace: true, message: '写上姓名' }]}
          >
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item name="unitId" label="单位" rules={[{ required: true, message: '选一个单位' }]}>
            <Select options={site.units.map(({ unitId, name }) => ({ value: unitId, label: name }))} />
          </Form.Item>
          <EngagedFields personId={person?.staffId ?? null} />
          <p>能做什么，在哪里</p>
          <Form.Item name="grants">
            <GrantsEditor columns={columns} />
          </Form.Item>
          {person && (
            <Form.Item name="active" valuePropName="checked" extra="停用后，登录着的设备马上退出。">
              <Checkbox>账号在用</Checkbox>
            </Form.Item>
          )}
        </Form>
      )}
      {person && !password && <Resets person={person} run={run} onPassword={setPassword} />}
    </Modal>
  )
}

/** Staff have neither an end nor a mentor; the last day counts whole. */
function engagedOf({ engagement, endsAt, mentorId }: Pick<Values, 'engagement' | 'endsAt' | 'mentorId'>) {
  if (engagement === 'staff') return { engagement, endsAt: null, mentorId: null }
  return { engagement, endsAt: endsAt?.endOf('day').toISOString() ?? null, mentorId: mentorId ?? null }
}

/** 用工: who is not staff has an end and somebody who looks at what they send. */
function EngagedFields({ personId }: { personId: string | null }) {
  const engagement = Form.useWatch<Engagement | undefined>('engagement')
  const colleagues = useCall(useCallback(async () => (await api(people).colleagues({})).colleagues, []))
  const mentors = (colleagues.data ?? []).filter(
    (one) => one.engagement === 'staff' && one.personId !== personId,
  )
  const ends = engagement !== undefined && engagement !== 'staff'
  return (
    <>
      <Form.Item name="engagement" label="用工">
        <Select options={ENGAGEMENTS.map((value) => ({ value, label: ENGAGEMENT_LABELS[value] }))} />
      </Form.Item>
      <Form.Item
        name="endsAt"
        label="到期日"
        hidden={!ends}
        extra="过了这一天，账号自己停用，没办完的交给带教老师。"
      >
        <DatePicker format="YYYY年M月D日" disabledDate={(day) => day.isBefore(dayjs(), 'day')} />
      </Form.Item>
      <Form.Item name="mentorId" label="带教老师" hidden={!ends} extra="交上来的东西先由老师看。">
        <Select
          showSearch
          optionFilterProp="label"
          placeholder="选一位在编同事"
          loading={colleagues.phase === 'loading'}
          options={mentors.map(({ personId: value, name, unitId }) => ({
            value,
            label: `${name}，${site.units.find((unit) => unit.unitId === unitId)?.name ?? ''}`,
          }))}
        />
      </Form.Item>
    </>
  )
}

interface ResetsProps {
  readonly person: Staff
  readonly run: (work: () => Promise<void>) => Promise<void>
  readonly onPassword: (password: { name: string; password: string }) => void
}

/** For somebody who lost a password or a phone. */
function Resets({ person: { staffId, name, totpEnrolled }, run, onPassword }: ResetsProps) {
  const { modal, message } = App.useApp()
  return (
    <div className="staff-danger">
      <Button
        danger
        onClick={() =>
          modal.confirm({
            title: `重设${name}的密码？`,
            content: '旧密码马上作废，登录着的设备都退出。新的一次性密码只显示一次。',
            okText: '重设',
            cancelText: '不动',
            onOk: () =>
              run(async () => {
                const { oneTimePassword } = await api(people).resetPassword({ staffId })
                onPassword({ name, password: oneTimePassword })
              }),
          })
        }
      >
        重设密码
      </Button>
      {totpEnrolled && (
        <Button
          danger
          onClick={() =>
            modal.confirm({
              title: `取消${name}的动态码？`,
              content: '手机丢了才用。登录着的设备都退出，下次登录后请本人再绑一次。',
              okText: '取消动态码',
              cancelText: '不动',
              onOk: () =>
                run(async () => {
                  await api(people).resetTotp({ staffId })
                  message.success(`${name}的动态码取消了。`)
                }),
            })
          }
        >
          取消动态码
        </Button>
      )}
    </div>
  )
}
