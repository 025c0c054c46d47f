import type { ClientEntry, RequestModel } from '../types.js';
import { axios, axiosRequest, axiosState } from './axios.js';

/** The calls give a cold observable: it sends when subscribed to, `timeout` of RxJS bounds it too, and the response is whoever subscribes'. */
const get = { ...axiosRequest, buffered: axios.requests['AxiosInstance#get'].buffered, returns: 'builder', deadlineMethods: ['pipe:timeout', 'pipe:timeoutWith'] } as const satisfies RequestModel;
const post = { ...get, options: axios.requests['AxiosInstance#post'].options } as const satisfies RequestModel;

export const nestjsAxios = {
  id: 'nestjs-axios',
  name: '@nestjs/axios',
  modules: ['@nestjs/axios', '@nestjs/common'],
  types: { HttpService: 'HttpService' },
  instances: {
    HttpService: { create: 'new', type: 'HttpService', options: null },
    'HttpModule.register': { ...axios.instances.create, type: 'HttpModule' },
  },
  requests: {
    'HttpService#axiosRef': axios.requests['AxiosInstance#default'],
    'HttpService#axiosRef.request': axios.requests['AxiosInstance#request'],
    'HttpService#axiosRef.get': axios.requests['AxiosInstance#get'],
    'HttpService#axiosRef.delete': axios.requests['AxiosInstance#delete'],
    'HttpService#axiosRef.head': axios.requests['AxiosInstance#head'],
    'HttpService#axiosRef.options': axios.requests['AxiosInstance#options'],
    'HttpService#axiosRef.post': axios.requests['AxiosInstance#post'],
    'HttpService#axiosRef.put': axios.requests['AxiosInstance#put'],
    'HttpService#axiosRef.patch': axios.requests['AxiosInstance#patch'],
    'HttpService#axiosRef.query': axios.requests['AxiosInstance#query'],
    'HttpService#axiosRef.postForm': axios.requests['AxiosInstance#postForm'],
    'HttpService#axiosRef.putForm': axios.requests['AxiosInstance#putForm'],
    'HttpService#axiosRef.patchForm': axios.requests['AxiosInstance#patchForm'],
    'HttpService#request': { ...get, options: 0, url: null, urlOption: 'url' },
    'HttpService#get': get,
    'HttpService#delete': get,
    'HttpService#head': get,
    'HttpService#post': post,
    'HttpService#put': post,
    'HttpService#patch': post,
    'HttpService#query': post,
    'HttpService#postForm': post,
    'HttpService#putForm': post,
    'HttpService#patchForm': post,
  },
  defaults: { 'HttpService#axiosRef.defaults': 'HttpService' },
  interceptors: { 'HttpService#axiosRef.interceptors.request.use': 0 },
  sharedState: {
    'HttpService#axiosRef.defaults': axiosState.defaults,
    'HttpService#axiosRef.interceptors.request.use': axiosState.request,
    'HttpService#axiosRef.interceptors.response.use': axiosState.response,
  },
  source: 'run: @nestjs/axios 12.0 with axios 1.21 on Node 20; its place in @nestjs/common up to version 7 is read in the types of 7',
} as const satisfies ClientEntry;
