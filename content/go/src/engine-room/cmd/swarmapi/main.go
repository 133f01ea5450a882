// This is no reconstruction: the last line of `swarm manage` without the manager, api.Server with handlers that a signal swaps.

// Command swarmapi serves on the hosts it is given. It has no handler until it is
// told with USR1, and another one each time it is told again.
package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/swarm/api"
)

func main() {
	log.SetOutput(os.Stderr)
	server := api.NewServer(os.Args[1:], nil)
	go swap(server)
	log.Fatal(server.ListenAndServe())
}

// swap gives the server its next handler whenever the process is told to. The one
// before learns that its time is over.
func swap(server *api.Server) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGUSR1)
	over := func() {}
	for number := 1; ; number++ {
		<-told
		next := newHandler(number)
		server.SetHandler(next)
		log.Infof("Handler %d", number)
		over()
		over = func() { close(next.over) }
	}
}

// handler answers with its number: to /wait only when its time is over, to
// anything else at once.
type handler struct {
	number int
	over   chan struct{}
}

func newHandler(number int) *handler {
	return &handler{number: number, over: make(chan struct{})}
}

// ServeHTTP answers.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/wait" {
		<-h.over
	}
	fmt.Fprintf(w, "handler %d\n", h.number)
}
