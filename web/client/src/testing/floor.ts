// The page of the map alone: floor.html?plan=/x.plan.json&lang=en&theme=dark without a
// service, floor.html?id=PLAN with one.

import '../tokens.css';
import { mount } from 'svelte';
import { Editor } from '../app.svelte';
import type { PlanDocument } from '../model/plan';
import { HttpService } from '../commands/http';
import { LocalService } from './local-service';
import Page from './Floor.svelte';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const id = asked.get('id');
const service = id ? new HttpService() : new LocalService(await read());
const editor = new Editor(service, id ? localStorage : null);
editor.lang = asked.get('lang') === 'en' ? 'en' : 'ko';
const target = document.getElementById('app');
if (target) mount(Page, { target, props: { editor } });
if (id) await editor.open(id);
else editor.take(await service.plan('try'));

async function read(): Promise<PlanDocument> {
  const answer = await fetch(asked.get('plan') ?? '/plan.json');
  return (await answer.json()) as PlanDocument;
}
