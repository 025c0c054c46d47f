/** How people name amounts, the parts of a collection, and what keeps amounts small. Data, like the client entries. */

/** Names of a part of a collection: someone chose its size. The list of all parts has no bound of its own. */
export const batchNames = /(?:^|[a-z_])(?:batch|chunk|slice|bundle|group|page|window|pair)$/i;

/** Names of the list of all parts. */
export const partsNames = /(?:^|[a-z_])(?:batch|chunk|slice|bundle|group|page|window)e?s$/i;

/** Members that hold what one delivery brings: the platform's settings bound it. */
export const deliveryNames = /^Records$/;

/** Functions that cut a collection into parts of a given size, by name. */
export const chunkNames = /^(?:_?chunk|chunks|chunkArray|chunked|toChunks|splitIntoChunks|batch|batches|toBatches|createBatches|partition|sliceIntoChunks|arrayChunk|inBatches|splitEvery)$/i;

/** Numbers that count all there is: how many pages an answer has, how many results were found. */
export const totalNames = /total|(?:^|_)pages$|pages?_?count|(?:num|nb|number)_?(?:of_?)?pages|last_?page|(?:records?|items?|results?)_?count/i;

/** Among parameters, which may also say how many a caller wants, only these. */
export const wholeNames = /total|last_?page/i;

/** Numbers that someone chose: parameters and options that say how many. */
export const chosenNames = /^(?:n|k|first|last|limit|max|size|take|top|count|num|amount|per_?page|page_?size|rows|max_?(?:results?|items|count|keys|records|docs)|num_?(?:results|items|docs)|page_?limit)$|(?:Limit|Size|Max|Count|PerPage)$/i;

/** Parameters and options that ask for one page out of many. */
export const pagingNames = /^(?:page|offset|skip|cursor|after|before|page_?(?:number|num|no|index|token)|next_?(?:page|token|cursor)|(?:next_?|page_?)?continuation_?token|start_?(?:index|at|after|cursor|key)|exclusive_?start_?key|marker)$/i;

/** Functions that read all pages, whatever their size, by name. */
export const exhaustiveNames = /paginat|iterat|(?:^|[a-z_])all$|^all(?=[A-Z_])|(?:get|fetch|list|load|find|read)_?all|everything/i;

/** Functions that give a few of many, by name. */
export const selectionNames = /^(?:take|pick|sample|first|top|head|latest|nearest|closest|random)(?=[A-Z_]|$)/;

/** What the machine has: a handful. */
export const machineCalls = /(?:^|\.)(?:cpus|availableParallelism|hardwareConcurrency)$/;

/** Names of what somebody configured: lists in there are as long as an operator writes them. */
export const configurationNames = /^(?:config|configuration|conf|cfg|settings|env|environment|defaults|preferences|prefs)$|(?:Config|Configuration|Settings)$/;

/** Names of one thing with fields: their number is that of its type. */
export const recordNames = /^(?:payload|options|opts|props|params|parameters|fields|headers|args|row|record|attributes|attrs|meta|metadata)$|(?:Payload|Options|Params|Fields|Headers|Attributes|Props)$/;

/** Names of items sorted by a kind of which there are few. */
export const groupingNames = /[bB]y(?:Chain|Type|Kind|Category|Region|Group|Provider|Status|Source|Network|Platform|Language|Lang|Locale|Env|Country|Month|Year)s?$|^grouped/;

/** Class names of hand-made limiters and functions that bound what they run, by name. */
export const limiterNames = /limit|throttl|semaphore|mutex|queue|concurren|pool(?:ed|map)?$|bounded|batch|sequential|serial|ratelimit|gate$|sem$|lock$/i;

/** Methods of such an object that wait to be let through. */
export const turnMethods = /^(?:acquire|take|wait|enter|lock|consume|obtain|reserve|schedule|ready|next|use|limit|throttle|remove_?tokens?|wait_?(?:for|until)\w*|(?:get|request|ask|acquire)_?(?:slot|token|permit|lock|turn))$/i;

/** Functions that wait to be let through, by name. */
export const turnNames = /throttl|rate_?limit|limiter|semaphore|acquire|(?:slot|turn|permit|capacity)$|token_?bucket|back_?pressure/i;

/** Functions that let time go by, by name. */
export const pauseNames = /^(?:sleep|delay|pause|wait|timeout|backoff|jitter)/i;

/** Functions that run what they are given at once, perhaps again and with something around it, by name. */
export const passingNames = /retr(?:y|ies)|attempt|back_?off|time(?:d)?_?out|deadline|trac(?:e|ed|ing)$|span$|measure/i;

/** Methods and functions that keep what their callback gives for each item, in one list or object. */
export const mappingMethods = ['collect', 'flatMap', 'flatMapDeep', 'from', 'map', 'mapValues', 'times'] as const;

/** Methods and functions that run their callback for each item and keep nothing of what it gives. */
export const runningMethods = ['each', 'eachRight', 'forEach', 'forEachRight', 'forIn', 'forOwn'] as const;
