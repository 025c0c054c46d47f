import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'verbs of an injected service',
    ts: true,
    code: `
      import { Injectable } from '@nestjs/common';
      import { HttpService } from '@nestjs/axios';
      @Injectable()
      export class Users {
        constructor(private readonly http: HttpService) {}
        all() {
          return [
            this.http.request({ url: 'https://api.example.com' }),
            this.http.get('https://api.example.com'),
            this.http.delete('https://api.example.com'),
            this.http.head('https://api.example.com'),
            this.http.post('https://api.example.com', {}),
            this.http.put('https://api.example.com', {}),
            this.http.patch('https://api.example.com', {}),
          ];
        }
      }
    `,
    requests: ['request', 'get', 'delete', 'head', 'post', 'put', 'patch'].map((verb) => ({
      api: `this.http.${verb}`,
      client: { id: 'nestjs-axios', name: '@nestjs/axios' },
      // The module that configures the service is another file.
      deadline: { state: 'unknown' },
      waits: 'forever',
    })),
  },
  {
    name: 'deadlines in the call, in the observable and through axiosRef',
    ts: true,
    code: `
      import { HttpService } from '@nestjs/axios';
      import { firstValueFrom, timeout } from 'rxjs';
      export class Users {
        constructor(private readonly http: HttpService) {}
        async load() {
          await firstValueFrom(this.http.get('https://api.example.com/a', { timeout: 5000 }));
          await firstValueFrom(this.http.post('https://api.example.com/b', {}, { signal: AbortSignal.timeout(5000) }));
          await firstValueFrom(this.http.get('https://api.example.com/c').pipe(timeout(5000)));
          await this.http.axiosRef.get('https://api.example.com/d', { timeout: 5000 });
          await this.http.axiosRef({ url: 'https://api.example.com/e', timeout: 5000 });
        }
      }
    `,
    requests: [
      { api: 'this.http.get', deadline: { state: 'set' } },
      { api: 'this.http.post', deadline: { state: 'set' } },
      { api: 'this.http.get', deadline: { state: 'set' } },
      { api: 'this.http.axiosRef.get', deadline: { state: 'set' } },
      { api: 'this.http.axiosRef', deadline: { state: 'set' } },
    ],
  },
  {
    name: 'the module and a service made by hand',
    ts: true,
    code: `
      import { HttpModule, HttpService } from '@nestjs/axios';
      export const imports = [HttpModule.register({ timeout: 5000, rejectUnauthorized: false })];
      export const service = new HttpService();
    `,
    instances: [
      { api: 'HttpModule.register', client: { id: 'nestjs-axios' } },
      { api: 'new HttpService', client: { id: 'nestjs-axios' } },
    ],
    tlsSwitches: [{ effect: 'ineffective', client: { id: 'nestjs-axios' } }],
  },
  {
    name: 'nothing: a service of the same name',
    ts: true,
    code: `
      import { HttpService } from './http.service';
      export class Users {
        constructor(private readonly http: HttpService) {}
        load() { return this.http.get('https://api.example.com'); }
      }
    `,
    requests: [],
  },
  {
    name: 'what requests share',
    ts: true,
    code: `
      import { Controller, Get, Req } from '@nestjs/common';
      import { HttpService } from '@nestjs/axios';
      @Controller()
      export class Items {
        constructor(private readonly http: HttpService) {}
        @Get()
        all(@Req() request) {
          this.http.axiosRef.defaults.headers.common.Authorization = request.headers.authorization;
          this.http.axiosRef.interceptors.request.use((config) => config);
          this.http.axiosRef.interceptors.response.use((response) => response);
        }
      }
    `,
    sharedMutations: [
      { effect: 'set', target: 'this.http.axiosRef.defaults.headers.common.Authorization', what: 'value' },
      { effect: 'add', target: 'this.http.axiosRef.interceptors.request.use', what: 'interceptor' },
      { effect: 'add', target: 'this.http.axiosRef.interceptors.response.use', what: 'interceptor' },
    ],
  },
];
