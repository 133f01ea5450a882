// This is no reconstruction: a program around Docker's pkg/discovery with the backends that Swarm 1.2.0 has, to see each at work alone; it watches, or registers once.

// Command lookout prints who is in a cluster, and each change.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	log "github.com/Sirupsen/logrus"
	"github.com/docker/docker/pkg/discovery"
	_ "github.com/docker/docker/pkg/discovery/file"
	_ "github.com/docker/docker/pkg/discovery/kv"
	_ "github.com/docker/docker/pkg/discovery/nodes"
	_ "github.com/docker/swarm/discovery/token"
)

func main() {
	heartbeat := flag.Duration("heartbeat", 20*time.Second, "how long between two looks")
	ttl := flag.Duration("ttl", time.Minute, "how long a registration is good for")
	span := flag.Duration("for", 0, "stop watching after this long; 0 never does")
	addr := flag.String("register", "", "register this address, and do not watch")
	flag.Parse()
	log.SetOutput(os.Stderr)
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "lookout wants one argument: where to look, as in file:///path")
		os.Exit(2)
	}

	backend, err := discovery.New(flag.Arg(0), *heartbeat, *ttl, nil)
	if err == nil && *addr != "" {
		err = backend.Register(*addr)
	} else if err == nil {
		watch(os.Stdout, backend, *span)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// watch writes down that a list has come, and what has changed in it, until
// the time is over and the backend has ended.
func watch(out io.Writer, backend discovery.Watcher, span time.Duration) {
	start := time.Now()
	stop := make(chan struct{})
	if span > 0 {
		time.AfterFunc(span, func() { close(stop) })
	}
	lists, errs := backend.Watch(stop)

	known := discovery.Entries{}
	for lists != nil {
		select {
		case found, more := <-lists:
			if !more {
				lists = nil
				continue
			}
			added, removed := known.Diff(found)
			fmt.Fprintf(out, "%s: a list of %d\n", since(start), len(found))
			print(out, "added", added)
			print(out, "removed", removed)
			known = found
		case err, more := <-errs:
			if !more {
				errs = nil
				continue
			}
			fmt.Fprintf(out, "%s: error: %v\n", since(start), err)
		}
	}
	fmt.Fprintf(out, "%s: end\n", since(start))
}

// print writes what has become of each address, a line each.
func print(out io.Writer, what string, entries discovery.Entries) {
	for _, entry := range entries {
		fmt.Fprintf(out, "    %s %s\n", what, entry)
	}
}

// since is how long ago that was, in whole seconds.
func since(start time.Time) time.Duration {
	return time.Since(start) / time.Second * time.Second
}
