// The program registry: a registry of the first version that serves the images in a directory.
//
//	registry [-addr :5000] [-root /var/lib/registry]
//
// It has no upstream here. It answers what docker pull of 1.6.2 asks, from
//
//	repositories/NAMESPACE/NAME/TAG   the id of an image
//	images/ID/json                    what is known of it; its parent is in there
//	images/ID/layer/…                 its files

package main

import (
	"flag"
	"net/http"
	"os"

	log "github.com/Sirupsen/logrus"
)

func main() {
	addr := flag.String("addr", ":5000", "where to listen")
	root := flag.String("root", "/var/lib/registry", "where the images are")
	flag.Parse()
	log.WithField("addr", *addr).Info("Listening for HTTP")
	if err := http.ListenAndServe(*addr, &registry{root: *root}); err != nil {
		log.Error(err)
		os.Exit(1)
	}
}
