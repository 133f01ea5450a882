// The key-value store as a process: kvstore [-addr host:port]. Ours; it stands for consul, etcd and ZooKeeper.

package main

import (
	"flag"
	"net"
	"net/http"

	"engine-room/kvstore"

	log "github.com/Sirupsen/logrus"
)

func main() {
	addr := flag.String("addr", ":8500", "where to listen")
	flag.Parse()
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	log.WithField("addr", l.Addr()).Info("Store ready")
	log.Fatal(http.Serve(l, kvstore.NewServer()))
}
