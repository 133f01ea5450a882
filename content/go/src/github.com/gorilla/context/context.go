// Reconstructs gorilla/context as Docker 1.6.2 vendors it: values that go with a request; leaves out GetAll, Purge and ClearHandler.

// Package context keeps values for a request while it is being served. It
// stems from a time when *http.Request had no place of its own for them.
package context

import (
	"net/http"
	"sync"
)

var (
	mutex sync.RWMutex
	data  = make(map[*http.Request]map[interface{}]interface{})
)

// Set keeps a value for the request.
func Set(r *http.Request, key, val interface{}) {
	mutex.Lock()
	defer mutex.Unlock()
	values := data[r]
	if values == nil {
		values = make(map[interface{}]interface{})
		data[r] = values
	}
	values[key] = val
}

// Get returns a value of the request, or nil.
func Get(r *http.Request, key interface{}) interface{} {
	val, _ := GetOk(r, key)
	return val
}

// GetOk returns a value of the request and whether there is one.
func GetOk(r *http.Request, key interface{}) (interface{}, bool) {
	mutex.RLock()
	defer mutex.RUnlock()
	val, ok := data[r][key]
	return val, ok
}

// Delete forgets one value of the request.
func Delete(r *http.Request, key interface{}) {
	mutex.Lock()
	delete(data[r], key)
	mutex.Unlock()
}

// Clear forgets the request. Without it, every request would stay in memory.
func Clear(r *http.Request) {
	mutex.Lock()
	delete(data, r)
	mutex.Unlock()
}
