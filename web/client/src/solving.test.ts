import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Editor } from './app.svelte';
import { ServiceError, Stale, type Clash, type JobEvent, type Service } from './commands/service';
import { mm } from './model/units';
import type { Solving } from './solving.svelte';
import { LocalService } from './testing/local-service';
import { booth, document, hall } from './testing/plans';

const PLAN = document([booth('a', 5000, 5000), booth('b', 7000, 5000)], {
  hall: hall(40_000, 40_000),
});

const NEWS: JobEvent = {
  id: 'j', state: 'running', stage: 'rows', share: 0.5, placed: 1, requested: 3, net_m2: 9,
  bound_net_m2: 10, seconds: 30, spent_s: 4, revision: null, offered: false, refusal: null,
};
const layout = { ...PLAN.layout, booths: [booth('n', 0, 0)], allotments: [] };
const text = (en: string) => ({ ko: en, en });
const refusal = (code: string) => ({ code, messages: [text('No.')] });

let service: LocalService;
let editor: Editor;
let solving: Solving;

beforeEach(async () => {
  service = new LocalService(PLAN);
  editor = new Editor(service);
  await editor.open('p');
  solving = editor.solving;
});

afterEach(() => editor.close());

const tell = (change: Partial<JobEvent>) => service.listener?.job({ ...NEWS, ...change });
const asked = () => {
  const solve = vi.fn<Service['solve']>().mockResolvedValue({ job: 'j' });
  (service as Service).solve = solve;
  return solve;
};
const said = () => editor.toasts.at(-1)?.text.en;

describe('a solve', () => {
  it('shows the floor as it fills, and the plan again when it ends', () => {
    tell({ layout });
    expect(solving.forming?.booths).toHaveLength(1);
    expect(solving.job?.gap).toBeCloseTo(0.1);
    tell({ net_m2: 10, spent_s: 6 });
    expect(solving.job?.curve.map((each) => [each.at, each.net])).toEqual([[4, 9], [6, 10]]);
    expect(solving.forming?.booths).toHaveLength(1);
    tell({ state: 'done', revision: 2 });
    expect([solving.forming, solving.running, solving.job?.revision]).toEqual([null, false, 2]);
    expect([editor.canUndo, editor.canRedo]).toEqual([true, false]);
  });

  it('leaves on the floor what is pinned, unless nothing is kept', async () => {
    const edit = { kind: 'pin', booth: 'b', pinned: true } as const;
    editor.edit(edit);
    await vi.waitFor(() => expect(editor.pending).toBe(0));
    tell({ layout });
    expect(solving.forming?.booths.map((each) => each.id)).toEqual(['n', 'b']);
    tell({ layout: { ...layout, booths: [booth('b', 0, 0)] } });
    expect(solving.forming?.booths.map((each) => each.id)).toEqual(['b']);
    tell({ state: 'cancelled' });
    asked();
    await solving.start({ seconds: 7, keep: 'nothing' });
    tell({ layout });
    expect(solving.forming?.booths.map((each) => each.id)).toEqual(['n']);
  });

  it('is waited for from the moment it is asked, and asked once', async () => {
    const solve = asked();
    await solving.start({ seconds: 7, keep: 'nothing' });
    expect([solving.running, solving.job?.seconds]).toEqual([true, 7]);
    await solving.start();
    expect(solve).toHaveBeenCalledTimes(1);
    expect(solve.mock.lastCall?.[2]).toEqual({ seconds: 7, seed: 0, keep: 'nothing' });
  });

  it('waits until the edits before it are saved', async () => {
    const solve = asked();
    editor.edit({ kind: 'move', booth: 'a', x_mm: mm(0), y_mm: mm(0) });
    await solving.start();
    expect(solve).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(solve).toHaveBeenCalledWith('p', 2, expect.anything()));
  });

  it('is of the latest revision, whoever made it', async () => {
    const solve = asked().mockRejectedValueOnce(new Stale(8, []));
    await solving.start();
    expect(solve.mock.calls.map((each) => each[1])).toEqual([1, 8]);
  });

  it('says so when others are faster again and again, and can be asked for anew', async () => {
    const solve = asked().mockRejectedValueOnce(new Stale(8, []));
    solve.mockRejectedValueOnce(new Stale(9, []));
    await solving.start();
    expect([said(), solving.running]).toEqual(['The plan has changed meanwhile. Try again.', false]);
    await solving.start();
    expect([solve.mock.calls.length, solving.running]).toEqual([3, true]);
  });

  it('leaves its result where it is when the plan changes as it is taken over', async () => {
    tell({ state: 'done', offered: true });
    vi.spyOn(service, 'take').mockRejectedValue(new Stale(8, []));
    await solving.take();
    expect([said(), solving.job?.offered]).toEqual([
      'The plan has changed meanwhile. Try again.', true,
    ]);
  });

  it('is told to be refused, and somebody else’s is followed', async () => {
    const busy = new ServiceError(409, 'solve.busy', [text('Already.')]);
    asked().mockRejectedValue(busy);
    service.standing = [{ ...NEWS, id: 'other' }];
    await solving.start();
    expect([said(), solving.job?.id]).toEqual(['Already.', 'other']);
  });

  it('that meets a fault of ours can be asked for again', async () => {
    const solve = asked().mockRejectedValue(new ServiceError(500, 'web.fault', [], 'a1b2'));
    await solving.start({ seconds: 7 });
    expect([editor.trouble.now?.reference, editor.plan?.booths.length]).toEqual(['a1b2', 2]);
    editor.trouble.again();
    await vi.waitFor(() => expect(solve).toHaveBeenCalledTimes(2));
    expect(solve.mock.lastCall?.[2]).toMatchObject({ seconds: 7 });
  });
});

describe('a line that stands again', () => {
  it('picks up the solve that runs, with the floor it has', async () => {
    service.standing = [{ ...NEWS, layout }];
    service.listener?.connected(true);
    await vi.waitFor(() => expect(solving.running).toBe(true));
    expect(solving.forming?.booths).toHaveLength(1);
    expect(Date.now() - solving.began).toBeGreaterThanOrEqual(4000);
  });

  it('tells what became of the solve that was followed', async () => {
    tell({ layout });
    service.listener?.connected(false);
    expect(editor.cut).toBe(true);
    service.told = { ...NEWS, state: 'done', revision: 2 };
    service.listener?.connected(true);
    await vi.waitFor(() => expect(solving.running).toBe(false));
    expect([editor.cut, solving.forming, said()]).toEqual([false, null, 'Connected again.']);
  });

  it('keeps what is known while nobody answers', async () => {
    tell({});
    await solving.pickUp();
    expect(solving.running).toBe(true);
  });

  it('does not bring back a solve that has ended by then', async () => {
    tell({ state: 'done', revision: 2 });
    service.standing = [NEWS];
    await solving.pickUp();
    expect(solving.job?.state).toBe('done');
  });

  it('forgets the solve of another plan', async () => {
    tell({ layout });
    await editor.open('q');
    expect([solving.job, solving.forming]).toEqual([null, null]);
  });
});

describe('an end that somebody wishes', () => {
  it('keeps the best by a stop', async () => {
    tell({ layout });
    service.told = { ...NEWS, state: 'done', revision: 2 };
    await solving.stop();
    expect([solving.job?.revision, editor.toasts.length]).toEqual([2, 0]);
  });

  it('leaves the plan by a cancel, and undoes nothing', async () => {
    tell({ layout });
    service.told = { ...NEWS, state: 'cancelled' };
    const undo = vi.spyOn(editor, 'undo');
    await solving.cancel();
    expect([solving.job, solving.forming]).toEqual([null, null]);
    expect(said()).toContain('as it was');
    expect(undo).not.toHaveBeenCalled();
  });

  it('that comes too late is told, with a step back at hand', async () => {
    tell({ layout });
    service.told = NEWS;
    await solving.cancel();
    tell({ state: 'done', revision: 2 });
    expect([said(), editor.toasts.at(-1)?.undo]).toEqual([
      'It was done before it could be cancelled. You can undo it.', true,
    ]);
  });

  it('asks nothing while there is no solve', async () => {
    const ask = vi.spyOn(service, 'job');
    await Promise.all([solving.stop(), solving.cancel(), solving.take(), solving.leave()]);
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('a result of a plan that was edited meanwhile', () => {
  const offered = { state: 'done', offered: true, refusal: refusal('solve.edited') } as const;

  it('is offered, and is over once it is taken', async () => {
    tell(offered);
    expect(solving.job?.offered).toBe(true);
    const take = vi.spyOn(service, 'take').mockResolvedValue({ ...NEWS, state: 'done' });
    await solving.take();
    expect(take).toHaveBeenCalledWith('j', 1);
    tell({ state: 'done', revision: 2 });
    expect([solving.job?.offered, solving.job?.revision]).toEqual([false, 2]);
  });

  it('is turned down for everybody', async () => {
    tell(offered);
    const cancel = vi.spyOn(service, 'cancel');
    await solving.leave();
    expect(cancel).toHaveBeenCalledWith('j');
    expect(solving.job).toBeNull();
  });

  it('is gone when somebody else turns it down', () => {
    tell(offered);
    tell({ state: 'done' });
    expect(solving.job).toBeNull();
  });

  it('says why it cannot be taken', async () => {
    tell(offered);
    const no = new ServiceError(409, 'replan.held', [text('C1 is sold.')]);
    vi.spyOn(service, 'take').mockRejectedValue(no);
    await solving.take();
    expect([said(), solving.job?.offered]).toEqual(['C1 is sold.', true]);
  });
});

describe('a solve without a plan', () => {
  const clash: Clash = { text: text('a and b'), hard: true, mends: [] };

  it('asks what is in the way when what was asked is', async () => {
    service.clashes = [clash];
    tell({ state: 'failed', refusal: refusal('plan.infeasible') });
    expect(said()).toBe('No.');
    await vi.waitFor(() => expect(solving.clashes).toEqual([clash]));
    await solving.leave();
    expect([solving.job, solving.clashes]).toEqual([null, null]);
  });

  it('asks nothing when it is the machine that failed', () => {
    const ask = vi.spyOn(service, 'conflicts');
    tell({ state: 'failed', refusal: refusal('job.died') });
    expect(ask).not.toHaveBeenCalled();
  });
});
