// Reconstructs api/primary.go of Swarm 1.2.0: the table of routes and the router made of it; leaves out nothing.

package api

import (
	"crypto/tls"
	"net/http"
	"net/http/pprof"

	log "github.com/Sirupsen/logrus"
	"github.com/gorilla/mux"

	"github.com/docker/swarm/cluster"
)

// context is what handlers know beside the request. There is one for the whole
// router, not one for each request: apiVersion is that of whoever asked last.
type context struct {
	cluster       cluster.Cluster
	eventsHandler *eventsHandler
	statusHandler StatusHandler
	debug         bool
	tlsConfig     *tls.Config
	apiVersion    string
}

// handler answers a request to a manager.
type handler func(c *context, w http.ResponseWriter, r *http.Request)

// routes says by method and path who answers.
var routes = map[string]map[string]handler{
	"HEAD": {
		"/containers/{name:.*}/archive": proxyContainer,
	},
	"GET": {
		"/_ping":                          ping,
		"/events":                         getEvents,
		"/info":                           getInfo,
		"/version":                        getVersion,
		"/images/json":                    getImagesJSON,
		"/images/viz":                     notImplementedHandler,
		"/images/search":                  proxyRandom,
		"/images/get":                     getImages,
		"/images/{name:.*}/get":           proxyImageGet,
		"/images/{name:.*}/history":       proxyImage,
		"/images/{name:.*}/json":          proxyImage,
		"/containers/ps":                  getContainersJSON,
		"/containers/json":                getContainersJSON,
		"/containers/{name:.*}/archive":   proxyContainer,
		"/containers/{name:.*}/export":    proxyContainer,
		"/containers/{name:.*}/changes":   proxyContainer,
		"/containers/{name:.*}/json":      getContainerJSON,
		"/containers/{name:.*}/top":       proxyContainer,
		"/containers/{name:.*}/logs":      proxyContainer,
		"/containers/{name:.*}/stats":     proxyContainer,
		"/containers/{name:.*}/attach/ws": proxyHijack,
		"/exec/{execid:.*}/json":          proxyContainer,
		"/networks":                       getNetworks,
		"/networks/{networkid:.*}":        getNetwork,
		"/volumes":                        getVolumes,
		"/volumes/{volumename:.*}":        getVolume,
	},
	"POST": {
		"/auth":                               proxyRandom,
		"/commit":                             postCommit,
		"/build":                              postBuild,
		"/images/create":                      postImagesCreate,
		"/images/load":                        postImagesLoad,
		"/images/{name:.*}/push":              proxyImagePush,
		"/images/{name:.*}/tag":               postTagImage,
		"/containers/create":                  postContainersCreate,
		"/containers/{name:.*}/kill":          proxyContainerAndForceRefresh,
		"/containers/{name:.*}/pause":         proxyContainerAndForceRefresh,
		"/containers/{name:.*}/unpause":       proxyContainerAndForceRefresh,
		"/containers/{name:.*}/rename":        postRenameContainer,
		"/containers/{name:.*}/restart":       proxyContainerAndForceRefresh,
		"/containers/{name:.*}/start":         postContainersStart,
		"/containers/{name:.*}/stop":          proxyContainerAndForceRefresh,
		"/containers/{name:.*}/update":        proxyContainerAndForceRefresh,
		"/containers/{name:.*}/wait":          proxyContainerAndForceRefresh,
		"/containers/{name:.*}/resize":        proxyContainer,
		"/containers/{name:.*}/attach":        proxyHijack,
		"/containers/{name:.*}/copy":          proxyContainer,
		"/containers/{name:.*}/exec":          postContainersExec,
		"/exec/{execid:.*}/start":             postExecStart,
		"/exec/{execid:.*}/resize":            proxyContainer,
		"/networks/create":                    postNetworksCreate,
		"/networks/{networkid:.*}/connect":    proxyNetworkConnect,
		"/networks/{networkid:.*}/disconnect": proxyNetworkDisconnect,
		"/volumes/create":                     postVolumesCreate,
	},
	"PUT": {
		"/containers/{name:.*}/archive": proxyContainer,
	},
	"DELETE": {
		"/containers/{name:.*}":    deleteContainers,
		"/images/{name:.*}":        deleteImages,
		"/networks/{networkid:.*}": deleteNetworks,
		"/volumes/{name:.*}":       deleteVolumes,
	},
}

// writeCorsHeaders lets pages from anywhere use the API.
func writeCorsHeaders(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Add("Access-Control-Allow-Origin", "*")
	header.Add("Access-Control-Allow-Headers", "Origin, X-Requested-With, Content-Type, Accept")
	header.Add("Access-Control-Allow-Methods", "GET, POST, DELETE, PUT, OPTIONS, HEAD")
}

// profilerSetup puts net/http/pprof below path. The trace's own path is relative
// like the others, and so lies one "debug" deeper than it should.
func profilerSetup(mainRouter *mux.Router, path string) {
	r := mainRouter.PathPrefix(path).Subrouter()
	r.HandleFunc("/pprof/", pprof.Index)
	r.HandleFunc("/pprof/cmdline", pprof.Cmdline)
	r.HandleFunc("/pprof/profile", pprof.Profile)
	r.HandleFunc("/pprof/symbol", pprof.Symbol)
	r.HandleFunc("/debug/pprof/trace", pprof.Trace)
	for _, name := range []string{"block", "heap", "goroutine", "threadcreate"} {
		r.HandleFunc("/pprof/"+name, pprof.Handler(name).ServeHTTP)
	}
}

// NewPrimary makes the router of a manager that leads, and lets it hear the
// cluster's events.
func NewPrimary(cluster cluster.Cluster, tlsConfig *tls.Config, status StatusHandler, debug, enableCors bool) *mux.Router {
	events := newEventsHandler()
	cluster.RegisterEventHandler(events)

	r := mux.NewRouter()
	setupPrimaryRouter(r, &context{
		cluster:       cluster,
		eventsHandler: events,
		statusHandler: status,
		tlsConfig:     tlsConfig,
	}, enableCors)
	if debug {
		profilerSetup(r, "/debug/")
	}
	return r
}

// anyVersion is what may stand in front of a route's path. The dot in it is any
// letter, as dots are in regular expressions.
const anyVersion = "/v{version:[0-9]+.[0-9]+}"

// setupPrimaryRouter adds the routes, in no particular order. Each is there twice,
// with the version in front of the path and without; and if pages from anywhere
// may use the API, twice more for the OPTIONS that browsers ask first.
func setupPrimaryRouter(r *mux.Router, context *context, enableCors bool) {
	for method, mappings := range routes {
		for route, fct := range mappings {
			log.WithFields(log.Fields{"method": method, "route": route}).Debug("Registering HTTP route")

			// The loops have one method, one route and one fct between them, which
			// change with each turn. What wrap keeps must not.
			localMethod, localRoute, localFct := method, route, fct
			wrap := func(w http.ResponseWriter, r *http.Request) {
				received(w, r, enableCors)
				context.apiVersion = mux.Vars(r)["version"]
				localFct(context, w, r)
			}
			r.Path(anyVersion + localRoute).Methods(localMethod).HandlerFunc(wrap)
			r.Path(localRoute).Methods(localMethod).HandlerFunc(wrap)
			if !enableCors {
				continue
			}
			preflight := func(w http.ResponseWriter, r *http.Request) {
				received(w, r, enableCors)
				context.apiVersion = mux.Vars(r)["version"]
				optionsHandler(context, w, r)
			}
			r.Path(anyVersion + localRoute).Methods("OPTIONS").HandlerFunc(preflight)
			r.Path(localRoute).Methods("OPTIONS").HandlerFunc(preflight)
		}
	}
}

// received is what happens to each request before its handler.
func received(w http.ResponseWriter, r *http.Request, enableCors bool) {
	log.WithFields(log.Fields{"method": r.Method, "uri": r.RequestURI}).Debug("HTTP request received")
	if enableCors {
		writeCorsHeaders(w, r)
	}
}
