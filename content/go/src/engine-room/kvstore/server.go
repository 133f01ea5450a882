// The simulated key-value store that stands for consul, etcd and ZooKeeper: its requests over HTTP. Ours, no reconstruction.

package kvstore

import (
	"encoding/json"
	"io/ioutil"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// keysPath is what comes before a key in a request.
const keysPath = "/v1/keys/"

// waitTime is how long a request waits for a change before it is answered without one.
const waitTime = 15 * time.Second

// indexHeader tells with each answer how far the store is.
const indexHeader = "X-Store-Index"

// Node is a key as it goes over the wire.
type Node struct {
	Key   string
	Value string
	Dir   bool `json:",omitempty"`
	Index uint64
}

// Change is what happened to a key: set, delete or expire.
type Change struct {
	Action string
	Node   Node
}

// Server answers requests for the keys of one store:
//
//	GET    /v1/keys/<key>                     the key
//	GET    /v1/keys/<key>?list                all below it
//	GET    /v1/keys/<key>?wait=<index>        its next change after index
//	GET    /v1/keys/<key>?wait=<index>&below  the next change below it
//	PUT    /v1/keys/<key>?ttl=&dir&absent&index=&refresh
//	DELETE /v1/keys/<key>?index=&below
//
// A condition (absent, index) that does not hold is answered with 412.
type Server struct {
	keys *tree
}

// NewServer makes an empty store.
func NewServer() *Server { return &Server{keys: newTree()} }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.URL.Path, keysPath) {
		http.NotFound(w, r)
		return
	}
	key := strings.Trim(strings.TrimPrefix(r.URL.Path, keysPath), "/")
	switch r.Method {
	case "GET":
		s.get(w, r, key)
	case "PUT":
		s.put(w, r, key)
	case "DELETE":
		s.remove(w, r, key)
	default:
		http.Error(w, "no such method", http.StatusMethodNotAllowed)
	}
}

func (s *Server) get(w http.ResponseWriter, r *http.Request, key string) {
	query := r.URL.Query()
	_, list := query["list"]
	_, below := query["below"]
	if after := query.Get("wait"); after != "" {
		index, err := strconv.ParseUint(after, 10, 64)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.wait(w, key, index, below)
		return
	}
	if list {
		nodes, index, ok := s.keys.list(key)
		answer(w, nodes, index, ok)
		return
	}
	node, index, ok := s.keys.get(key)
	answer(w, node, index, ok)
}

// wait answers with the first change after index, as soon as there is one.
func (s *Server) wait(w http.ResponseWriter, key string, index uint64, below bool) {
	over := time.NewTimer(waitTime)
	defer over.Stop()
	for {
		change, now, more := s.keys.next(key, index, below)
		if change != nil {
			answer(w, change, change.Node.Index, true)
			return
		}
		select {
		case <-more:
		case <-over.C:
			w.Header().Set(indexHeader, strconv.FormatUint(now, 10))
			w.WriteHeader(http.StatusNoContent)
			return
		}
	}
}

func (s *Server) put(w http.ResponseWriter, r *http.Request, key string) {
	query := r.URL.Query()
	var how write
	var err error
	if text := query.Get("ttl"); text != "" {
		if how.ttl, err = time.ParseDuration(text); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	if text := query.Get("index"); text != "" {
		if how.index, err = strconv.ParseUint(text, 10, 64); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	_, how.dir = query["dir"]
	_, how.absent = query["absent"]
	_, how.refresh = query["refresh"]
	value, err := ioutil.ReadAll(r.Body)
	if err != nil {
		return
	}
	node, index, ok := s.keys.put(key, string(value), how)
	if !ok {
		w.WriteHeader(http.StatusPreconditionFailed)
		return
	}
	answer(w, node, index, true)
}

func (s *Server) remove(w http.ResponseWriter, r *http.Request, key string) {
	query := r.URL.Query()
	var index uint64
	if text := query.Get("index"); text != "" {
		var err error
		if index, err = strconv.ParseUint(text, 10, 64); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	_, below := query["below"]
	switch s.keys.remove(key, index, below) {
	case removed:
		w.WriteHeader(http.StatusNoContent)
	case notThere:
		http.NotFound(w, r)
	case changed:
		w.WriteHeader(http.StatusPreconditionFailed)
	}
}

func answer(w http.ResponseWriter, what interface{}, index uint64, ok bool) {
	w.Header().Set(indexHeader, strconv.FormatUint(index, 10))
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	json.NewEncoder(w).Encode(what)
}
