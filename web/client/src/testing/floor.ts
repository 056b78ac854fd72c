// The page of the map alone: floor.html?plan=/x.plan.json&lang=en&theme=dark, without a service.

import 'ol/ol.css';
import '../tokens.css';
import { mount } from 'svelte';
import { Editor } from '../app.svelte';
import type { PlanDocument } from '../model/plan';
import { LocalService } from './local-service';
import Page from './Floor.svelte';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const answer = await fetch(asked.get('plan') ?? '/plan.json');
const plan = (await answer.json()) as PlanDocument;
const service = new LocalService(plan);
const editor = new Editor(service);
editor.lang = asked.get('lang') === 'en' ? 'en' : 'ko';
const target = document.getElementById('app');
if (target) mount(Page, { target, props: { editor } });
editor.take(await service.plan('try'));
