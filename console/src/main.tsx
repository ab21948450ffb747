import './theme/tokens.css'
import './theme/base.css'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router-dom'
import { BrokenPage } from './broken-page'
import { session, signInPath } from './session'

// Before any route is looked at: a visitor who must sign in first is not kept waiting for the code of the desk.
if (!session.token() && location.pathname !== '/sign-in') history.replaceState(null, '', signInPath(location))

/** Until the first page's code is there: the ground, as the page has it. */
const HydrateFallback = () => null

/** Every page comes with its route: the sign-in page brings neither antd nor the editor. */
const router = createBrowserRouter([
  {
    path: '/sign-in',
    errorElement: <BrokenPage />,
    HydrateFallback,
    lazy: async () => ({ Component: (await import('./features/people/sign-in')).SignIn }),
  },
  {
    path: '/',
    errorElement: <BrokenPage />,
    HydrateFallback,
    lazy: async () => ({ Component: (await import('./shell')).DeskShell }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./shell/first-desk')).FirstDesk }) },
      {
        path: 'stories',
        lazy: async () => ({ Component: (await import('./features/stories/list')).StoryList }),
      },
      {
        path: 'stories/:storyId',
        lazy: async () => ({ Component: (await import('./features/stories/write')).WriteStory }),
      },
      {
        path: 'reviews',
        lazy: async () => ({ Component: (await import('./features/stories/review/desk')).ReviewDesk }),
      },
      {
        path: 'reviews/:storyId',
        lazy: async () => ({ Component: (await import('./features/stories/review')).ReviewStory }),
      },
      {
        path: 'outbox',
        lazy: async () => ({ Component: (await import('./features/channels/outbox')).Outbox }),
      },
      {
        path: 'rules',
        lazy: async () => ({ Component: (await import('./features/stories/rules')).Rules }),
      },
      {
        path: 'board',
        lazy: async () => ({ Component: (await import('./features/pieces/board')).Board }),
      },
      {
        path: 'line/:kind/:id',
        lazy: async () => ({ Component: (await import('./features/pieces/line')).LinePage }),
      },
      {
        path: 'credit',
        lazy: async () => ({ Component: (await import('./features/pieces/credit')).Credit }),
      },
      {
        path: 'pitches',
        lazy: async () => ({ Component: (await import('./features/plans/pitches')).Pitches }),
      },
      {
        path: 'meeting',
        lazy: async () => ({ Component: (await import('./features/plans/meeting')).MeetingPage }),
      },
      {
        path: 'calendar',
        lazy: async () => ({ Component: (await import('./features/plans/calendar')).Calendar }),
      },
      {
        path: 'assignments',
        lazy: async () => ({ Component: (await import('./features/plans/assignments')).Assignments }),
      },
      { path: 'duty', lazy: async () => ({ Component: (await import('./features/plans/duty')).Duty }) },
      {
        path: 'materials',
        lazy: async () => ({ Component: (await import('./features/materials/library')).MaterialLibrary }),
      },
      {
        path: 'topics',
        lazy: async () => ({ Component: (await import('./features/articles/topics')).Topics }),
      },
      {
        path: 'issues',
        lazy: async () => ({ Component: (await import('./features/articles/issues')).Issues }),
      },
      {
        path: 'templates',
        lazy: async () => ({ Component: (await import('./features/stories/templates')).Templates }),
      },
      {
        path: 'columns',
        lazy: async () => ({ Component: (await import('./features/articles/columns')).Columns }),
      },
      {
        path: 'orders/:orderId?',
        lazy: async () => ({ Component: (await import('./features/orders/desk')).DispatchDesk }),
      },
      {
        path: 'orders-board',
        lazy: async () => ({ Component: (await import('./features/orders/board')).SupervisionBoard }),
      },
      {
        path: 'shifts',
        lazy: async () => ({ Component: (await import('./features/volunteers/shifts')).Shifts }),
      },
      {
        path: 'shifts/:shiftId',
        lazy: async () => ({ Component: (await import('./features/volunteers/shift')).ShiftPage }),
      },
      {
        path: 'hours',
        lazy: async () => ({ Component: (await import('./features/volunteers/hours')).Corrections }),
      },
      {
        path: 'volunteers',
        lazy: async () => ({ Component: (await import('./features/volunteers/roster')).Roster }),
      },
      {
        path: 'teams',
        lazy: async () => ({ Component: (await import('./features/volunteers/teams')).Teams }),
      },
      {
        path: 'teams/:teamId',
        lazy: async () => ({ Component: (await import('./features/volunteers/team')).TeamPage }),
      },
      {
        path: 'projects',
        lazy: async () => ({ Component: (await import('./features/volunteers/projects')).Projects }),
      },
      {
        path: 'records',
        lazy: async () => ({ Component: (await import('./features/volunteers/records')).Objections }),
      },
      {
        path: 'certificates',
        lazy: async () => ({ Component: (await import('./features/volunteers/certificates')).Certificates }),
      },
      {
        path: 'staff',
        lazy: async () => ({ Component: (await import('./features/people/staff')).StaffList }),
      },
      {
        path: 'order-clocks',
        lazy: async () => ({ Component: (await import('./features/orders/clocks')).OrderClocks }),
      },
      {
        path: 'switches',
        lazy: async () => ({ Component: (await import('./features/settings/switches')).Switches }),
      },
      {
        path: 'notices',
        lazy: async () => ({ Component: (await import('./features/notices/inbox')).NoticeInbox }),
      },
      {
        path: 'working-days',
        lazy: async () => ({ Component: (await import('./features/settings/working-days')).WorkingDays }),
      },
      { path: 'audit', lazy: async () => ({ Component: (await import('./features/settings/audit')).Audit }) },
      {
        path: 'account',
        lazy: async () => ({ Component: (await import('./features/people/account')).Account }),
      },
      { path: '*', lazy: async () => ({ Component: (await import('./shell/no-page')).NoPage }) },
    ],
  },
])

const root = document.getElementById('root')
if (root) createRoot(root).render(<RouterProvider router={router} />)
