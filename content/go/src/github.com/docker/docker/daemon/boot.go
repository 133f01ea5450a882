// Reconstructs what NewDaemonFromDirectory in daemon/daemon.go of Docker 1.6.2 does before it makes anything and what it asks of the network driver, and checkKernel; leaves out the demand to be root.

package daemon

import (
	"fmt"
	"os"
	"runtime"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/parsers/kernel"
	"github.com/docker/docker/utils"
)

// verifyOptions refuses options that contradict each other.
func verifyOptions(config *Config) error {
	if config.BridgeIface != "" && config.BridgeIP != "" {
		return fmt.Errorf("You specified -b & --bip, mutually exclusive options. Please specify only one.")
	}
	if !config.EnableIptables && !config.InterContainerCommunication {
		return fmt.Errorf("You specified --iptables=false with --icc=false. ICC uses iptables to function. Please set --icc or --iptables to true.")
	}
	config.EnableIpMasq = config.EnableIpMasq && config.EnableIptables
	config.DisableNetwork = config.BridgeIface == disableNetworkBridge
	return nil
}

// verifySystem asks whether containers can run here at all.
func verifySystem() error {
	if runtime.GOOS != "linux" {
		return fmt.Errorf("The Docker daemon is only supported on linux")
	}
	checkKernel()
	return nil
}

// checkKernel warns of kernels that are known to crash; it stops nobody.
func checkKernel() {
	version, err := kernel.GetKernelVersion()
	if err != nil {
		log.Warnf("%s", err)
		return
	}
	oldest := &kernel.KernelVersionInfo{Kernel: 3, Major: 8, Minor: 0}
	if kernel.CompareKernelVersion(version, oldest) < 0 && os.Getenv("DOCKER_NOWARN_KERNEL_VERSION") == "" {
		log.Warnf("You are running linux kernel version %s, which might be unstable running docker. Please upgrade your kernel to 3.8.0.", version)
	}
}

// prepareRoot makes the directory that all else is in, and the one for
// temporary files, and notes where they really are.
func prepareRoot(config *Config) error {
	tmp, err := utils.TempDir(config.Root)
	if err != nil {
		return fmt.Errorf("Unable to get the TempDir under %s: %s", config.Root, err)
	}
	realTmp, err := utils.ReadSymlinkedDirectory(tmp)
	if err != nil {
		return fmt.Errorf("Unable to get the full path to the TempDir (%s): %s", tmp, err)
	}
	os.Setenv("TMPDIR", realTmp)
	if err := os.MkdirAll(config.Root, 0700); err != nil {
		return err
	}
	realRoot, err := utils.ReadSymlinkedDirectory(config.Root)
	if err != nil {
		return fmt.Errorf("Unable to get the full path to root (%s): %s", config.Root, err)
	}
	config.Root = realRoot
	return nil
}

// initNetwork has the network driver started, by a job and not by a call: the
// daemon does not know which package answers to that name.
func initNetwork(config *Config, eng *engine.Engine) error {
	job := eng.Job("init_networkdriver")
	job.SetenvBool("EnableIptables", config.EnableIptables)
	job.SetenvBool("InterContainerCommunication", config.InterContainerCommunication)
	job.SetenvBool("EnableIpForward", config.EnableIpForward)
	job.SetenvBool("EnableIpMasq", config.EnableIpMasq)
	job.Setenv("BridgeIface", config.BridgeIface)
	job.Setenv("BridgeIP", config.BridgeIP)
	job.Setenv("FixedCIDR", config.FixedCIDR)
	return job.Run()
}
