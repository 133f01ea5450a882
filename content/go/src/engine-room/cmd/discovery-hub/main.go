// Stands in for discovery.hub.docker.com, whose program Docker did not publish: what Swarm 1.2.0 asks of it, in memory; leaves out limits and anything that outlives the process.

// Command discovery-hub keeps lists of addresses, one a token, and forgets an address that is not reported again in time.
package main

import (
	"flag"
	"net/http"
	"os"

	log "github.com/Sirupsen/logrus"
)

func main() {
	addr := flag.String("addr", ":443", "address to listen on")
	cert := flag.String("tlscert", "", "path to TLS certificate file; without one, plain HTTP")
	key := flag.String("tlskey", "", "path to TLS key file")
	token := flag.String("cluster", "", "a cluster that was created before this process began, by its token")
	flag.Parse()
	log.SetOutput(os.Stderr)

	handler := newHub()
	if *token != "" {
		handler.clusters[*token] = make(cluster)
	}
	log.Infof("Listening on %s", *addr)
	if *cert == "" {
		log.Fatal(http.ListenAndServe(*addr, handler))
	}
	log.Fatal(http.ListenAndServeTLS(*addr, *cert, *key, handler))
}
