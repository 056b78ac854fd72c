import { describe, expect, it, vi } from 'vitest';
import type { Edit } from '../model/edit';
import type { Text } from '../model/plan';
import { fromDocument } from '../model/state';
import { mm } from '../model/units';
import { LocalService } from '../testing/local-service';
import { booth, document } from '../testing/plans';
import { EditQueue, type Keep, type QueueOwner } from './queue';
import { ServiceError } from './service';

const PLAN = document([booth('a', 0, 0), booth('b', 6000, 0), booth('c', 12_000, 0)]);

function move(id: string, x: number): Edit {
  return { kind: 'move', booth: id, x_mm: mm(x), y_mm: mm(0) };
}

function store(): Keep & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

function begin(keep: Keep | null = null, service = new LocalService(PLAN), plan = PLAN) {
  const told = {
    refused: [] as [readonly Text[], string | null][],
    broke: [] as [ServiceError, () => void][],
    history: [] as boolean[],
    lost: 0,
    offline: false,
  };
  const owner: QueueOwner = {
    shown: () => undefined,
    saving: (_, offline) => void (told.offline = offline),
    history: (...both) => void (told.history = both),
    refused: (messages, who) => void told.refused.push([messages, who]),
    broke: (...fault) => void told.broke.push(fault),
    lost: () => void (told.lost += 1),
  };
  const queue = new EditQueue('p', fromDocument(plan), service.revision, service, owner, keep);
  return { queue, service, told };
}

/** A page that was left with an edit that nobody had answered. */
async function gone() {
  const keep = store();
  const { queue, service } = begin(keep);
  service.away = true;
  queue.push([move('a', 3000)]);
  await vi.waitFor(() => expect(keep.held.size).toBe(1));
  queue.close();
  service.away = false;
  return { keep, service };
}

async function settled(queue: EditQueue): Promise<void> {
  await vi.waitFor(() => expect(queue.pending).toBe(0));
}

const at = (queue: EditQueue, id: string) => queue.state.booth(id)?.x_mm;

describe('the queue of edits', () => {
  it('shows an edit at once and sends it then', async () => {
    const { queue, service } = begin();
    queue.push([move('a', 3000)]);
    expect(at(queue, 'a')).toBe(3000);
    expect(service.state.booth('a')?.x_mm).toBe(0);
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
    expect(queue.known).toBe(2);
  });

  it('sends edits in their order, each for the revision the one before gave', async () => {
    const { queue, service } = begin();
    for (let i = 1; i <= 20; i++) queue.push([move('a', i * 100)]);
    await settled(queue);
    expect(service.revision).toBe(21);
    expect(service.state.booth('a')?.x_mm).toBe(2000);
    expect(at(queue, 'a')).toBe(2000);
  });

  it('sends edits that belong together as one', async () => {
    const { queue, service } = begin();
    queue.push([move('a', 100), move('b', 6100)]);
    await settled(queue);
    expect(service.asked).toEqual([{ kind: 'many', edits: [move('a', 100), move('b', 6100)] }]);
    expect(service.revision).toBe(2);
  });

  it('takes an edit back that the plan refuses, before anybody is asked', () => {
    const { queue } = begin();
    expect(() => queue.push([move('nowhere', 1)])).toThrow();
    expect(queue.pending).toBe(0);
  });

  it('takes an edit back that the service refuses, and says its sentence', async () => {
    const { queue, service, told } = begin();
    const text = { ko: '안 됩니다.', en: 'No.' };
    vi.spyOn(service, 'edit').mockRejectedValueOnce(new ServiceError(409, 'edit.no', [text]));
    queue.push([move('a', 3000)]);
    queue.push([move('b', 9000)]);
    await settled(queue);
    expect(told.refused).toEqual([[[text], null]]);
    expect(at(queue, 'a')).toBe(0);
    expect(at(queue, 'b')).toBe(9000);
    expect(service.state.booth('b')?.x_mm).toBe(9000);
  });

  it('tells a fault of the service with what to quote, and does it again when asked', async () => {
    const { queue, service, told } = begin();
    const fault = new ServiceError(500, 'web.fault', [], 'a1b2');
    vi.spyOn(service, 'edit').mockRejectedValueOnce(fault);
    queue.push([move('a', 3000)]);
    queue.push([move('b', 9000)]);
    await settled(queue);
    expect([at(queue, 'a'), at(queue, 'b'), told.lost]).toEqual([0, 9000, 0]);
    const [[error, again] = []] = told.broke;
    expect(error?.reference).toBe('a1b2');
    again?.();
    expect(at(queue, 'a')).toBe(3000);
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
  });

  it('says when what broke fits no more, and does a step again', async () => {
    const { queue, service, told } = begin();
    const fault = new ServiceError(500, 'web.fault', []);
    vi.spyOn(service, 'edit').mockRejectedValueOnce(fault);
    queue.push([move('a', 3000)]);
    await settled(queue);
    queue.push([{ kind: 'delete', booth: 'a' }]);
    await settled(queue);
    told.broke[0]?.[1]();
    expect(told.refused).toHaveLength(1);
    vi.spyOn(service, 'undo').mockRejectedValueOnce(fault);
    queue.undo();
    await settled(queue);
    told.broke[1]?.[1]();
    await settled(queue);
    expect(service.state.booth('a')).toBeDefined();
    queue.close();
    told.broke[0]?.[1]();
    expect(queue.pending).toBe(0);
  });

  it('takes over what was saved in another way, and knows that it can be undone', async () => {
    const { queue, service, told } = begin();
    queue.adopt(await service.edit('p', 1, move('a', 4000)));
    expect([at(queue, 'a'), queue.known, told.history]).toEqual([4000, 2, [true, false]]);
    queue.undo();
    await settled(queue);
    expect(at(queue, 'a')).toBe(0);
  });

  it('tries again over what somebody else did to another booth', async () => {
    const { queue, service, told } = begin();
    service.foreign(move('b', 7000));
    queue.push([move('a', 3000)]);
    await settled(queue);
    expect(told.refused).toEqual([]);
    expect([at(queue, 'a'), at(queue, 'b')]).toEqual([3000, 7000]);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
  });

  it('gives way to who moved the same booth first, and says who it was', async () => {
    const { queue, service, told } = begin();
    service.foreign(move('a', 500), 'Sora');
    queue.push([move('a', 3000)]);
    await settled(queue);
    expect(told.refused).toEqual([[[], 'Sora']]);
    expect(at(queue, 'a')).toBe(500);
  });

  it('lays what is pending over the edits of others as they are told', async () => {
    const { queue, service } = begin();
    service.listener = {
      edit: (event) => queue.foreign(event),
      verdict: () => undefined, job: () => undefined, presence: () => undefined,
      named: () => undefined, connected: () => undefined,
    };
    service.away = true;
    queue.push([move('a', 3000)]);
    service.foreign(move('b', 8000), 'other', true);
    await vi.waitFor(() => expect(at(queue, 'b')).toBe(8000));
    expect(at(queue, 'a')).toBe(3000);
    service.away = false;
    queue.retry();
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
    expect(service.state.booth('b')?.x_mm).toBe(8000);
  });

  it('drops an edit whose booth somebody else deleted', async () => {
    const { queue, service, told } = begin();
    service.away = true;
    queue.push([move('a', 3000)]);
    await vi.waitFor(() => expect(told.offline).toBe(true));
    service.foreign({ kind: 'delete', booth: 'a' });
    queue.foreign(service.log[0]!);
    expect(queue.pending).toBe(0);
    expect(told.refused).toHaveLength(1);
    expect(queue.state.booth('a')).toBeUndefined();
  });

  it('gives way to who moved the same booth while there was no connection', async () => {
    const { queue, service, told } = begin();
    service.away = true;
    queue.push([move('a', 3000)]);
    queue.push([move('b', 9000)]);
    queue.undo();
    await vi.waitFor(() => expect(told.offline).toBe(true));
    service.foreign(move('a', 500), 'Sora');
    queue.foreign(service.log[0]!);
    expect(told.refused).toEqual([[[], 'Sora'], [[], 'Sora']]);
    expect([at(queue, 'a'), at(queue, 'b')]).toEqual([500, 9000]);
    service.away = false;
    queue.retry();
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(500);
    expect(service.state.booth('b')?.x_mm).toBe(9000);
  });

  it('asks for the plan anew when an edit of others is missing', () => {
    const { queue, told } = begin();
    const patch = { kind: 'patch' } as const;
    queue.foreign({ revision: 7, who: 'x', patch, can_undo: true, can_redo: false });
    expect(told.lost).toBe(1);
  });

  it('undoes and does again, shown at once', async () => {
    const { queue, service } = begin();
    queue.push([move('a', 3000)]);
    await settled(queue);
    queue.undo();
    expect(at(queue, 'a')).toBe(0);
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(0);
    queue.redo();
    expect(at(queue, 'a')).toBe(3000);
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
  });

  it('undoes what is still on its way, not what was done before it', async () => {
    const { queue, service } = begin();
    queue.push([move('a', 3000)]);
    await settled(queue);
    queue.push([move('b', 9000)]);
    queue.undo();
    await settled(queue);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
    expect(at(queue, 'a')).toBe(3000);
    expect(at(queue, 'b')).toBe(service.state.booth('b')?.x_mm);
    queue.undo();
    queue.redo();
    await settled(queue);
    expect(at(queue, 'a')).toBe(3000);
  });

  it('asks the service to undo what was done before this visit', async () => {
    const service = new LocalService(PLAN);
    await service.edit('p', 1, move('a', 4000));
    const { queue } = begin(null, service);
    queue.judged(() => service.state);
    queue.undo();
    await settled(queue);
    expect(at(queue, 'a')).toBe(0);
  });
});

describe('without a connection', () => {
  it('edits are kept on the device and said, and sent when it is back', async () => {
    const keep = store();
    const { queue, service, told } = begin(keep);
    service.away = true;
    queue.push([move('a', 3000)]);
    queue.push([move('b', 9000)]);
    await vi.waitFor(() => expect(told.offline).toBe(true));
    expect(JSON.parse(keep.held.get('madang.pending.p') ?? '[]')).toHaveLength(2);
    service.away = false;
    queue.retry();
    await settled(queue);
    expect(told.offline).toBe(false);
    expect(keep.held.size).toBe(0);
    expect(service.revision).toBe(3);
  });

  it('a reload takes up what was kept', async () => {
    const { keep, service } = await gone();
    const next = begin(keep, service).queue;
    expect(next.restore()).toBe(1);
    expect(at(next, 'a')).toBe(3000);
    await settled(next);
    expect(service.state.booth('a')?.x_mm).toBe(3000);
  });

  it('what was kept gives way to what others did meanwhile, and only that', async () => {
    const keep = store();
    const { queue, service } = begin(keep);
    service.away = true;
    queue.push([move('a', 3000)]);
    queue.push([move('b', 9000)]);
    queue.push([move('b', 9500)]);
    await vi.waitFor(() => expect(keep.held.size).toBe(1));
    queue.close();
    service.away = false;
    service.foreign(move('a', 500), 'Sora');
    const { queue: next, told } = begin(keep, service);
    next.judged(() => service.state);
    next.restore();
    await settled(next);
    expect(told.refused).toEqual([[[], 'Sora']]);
    expect([at(next, 'a'), at(next, 'b')]).toEqual([500, 9500]);
    expect(service.state.booth('b')?.x_mm).toBe(9500);
    expect(service.state.booth('a')?.x_mm).toBe(500);
  });

  it('what was saved although no answer came is known again, with what follows it', async () => {
    const keep = store();
    const { queue, service } = begin(keep);
    service.away = true;
    queue.push([move('a', 3000)]);
    queue.push([move('a', 4000)]);
    await vi.waitFor(() => expect(keep.held.size).toBe(1));
    queue.close();
    service.away = false;
    service.foreign(move('a', 3000), 'me');
    const { queue: next, told } = begin(keep, service);
    next.judged(() => service.state);
    next.restore();
    await settled(next);
    expect(told.refused).toEqual([]);
    expect(at(next, 'a')).toBe(4000);
    expect(service.state.booth('a')?.x_mm).toBe(4000);
    expect(service.revision).toBe(3);
  });

  it('what a page saved as it went can be taken back by the next one', async () => {
    const { keep, service } = await gone();
    const { queue: next, told } = begin(keep, service);
    service.foreign(move('a', 3000), 'me');
    next.restore();
    await settled(next);
    expect(told.history).toEqual([true, false]);
    next.undo();
    await settled(next);
    expect(at(next, 'a')).toBe(0);
  });

  it('what others did is known to be taken back', () => {
    const { queue, service, told } = begin();
    service.foreign(move('a', 500), 'Sora');
    queue.foreign(service.log[0]!);
    expect(told.history).toEqual([true, false]);
  });

  it('a step through hundreds is kept without what it leads to, and taken all the same', async () => {
    const many = Array.from({ length: 150 }, (_, n) => booth(`m${n}`, n * 4000, 0));
    const service = new LocalService(document(many));
    const keep = store();
    const { queue } = begin(keep, service, document(many));
    queue.push(many.map((each) => move(each.id, each.x_mm + 100)));
    await settled(queue);
    service.away = true;
    queue.undo();
    await vi.waitFor(() => expect(queue.offline).toBe(true));
    expect([...keep.held.values()].join().length).toBeLessThan(200);
    expect(at(queue, 'm3')).toBe(12_000);
    queue.close();
    service.away = false;
    const { queue: next } = begin(keep, service, document(many));
    next.judged(() => service.state);
    next.restore();
    await settled(next);
    expect(at(next, 'm3')).toBe(12_000);
  });

  it('what cannot be read is thrown away', () => {
    const keep = store();
    keep.setItem('madang.pending.p', '{');
    expect(begin(keep).queue.restore()).toBe(0);
    expect(keep.held.size).toBe(0);
  });
});
